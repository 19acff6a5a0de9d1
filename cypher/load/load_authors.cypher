// Creates authors, or gives them the properties that their mentions now say.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MERGE (a:Author {id: row.id})
SET a += row.properties
