// Keeps decisions of curators; one that is undone stays, with who undid it.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MERGE (d:Decision {id: row.id})
ON CREATE SET d.mentionsFound = 0
SET d += row.properties
