// Keeps what pages say about authors, as printed.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MERGE (f:Profile {id: row.id})
SET f += row.properties
