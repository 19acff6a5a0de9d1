// Creates topics.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MERGE (t:Topic {id: row.id})
SET t += row.properties
