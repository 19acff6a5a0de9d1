// Keeps ROR ids that were withdrawn with the institution that took their place.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (i:Institution {id: row.institution})
MERGE (k:Identifier {id: row.key})
MERGE (i)-[:HAS_IDENTIFIER]->(k)
