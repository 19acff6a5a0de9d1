// Creates papers that the graph does not have.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
CREATE (p:Paper {id: row.id})
SET p += row.properties
