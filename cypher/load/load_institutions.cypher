// Creates institutions.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MERGE (i:Institution {id: row.id})
SET i += row.properties
