// Creates authors whom the graph does not have.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
CREATE (a:Author {id: row.id})
SET a += row.properties
