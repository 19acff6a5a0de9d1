// Joins papers to those that they cite.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (citing:Paper {id: row.citing})
MATCH (cited:Paper {id: row.cited})
MERGE (citing)-[:CITES]->(cited)
