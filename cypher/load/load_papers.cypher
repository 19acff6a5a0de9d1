// Creates papers, or gives them the properties that their sources now say.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MERGE (p:Paper {id: row.id})
SET p += row.properties
