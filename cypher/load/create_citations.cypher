// Joins papers to those that they cite and are not joined to yet.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (citing:Paper {id: row.citing})
UNWIND row.cited AS id
MATCH (cited:Paper {id: id})
CREATE (citing)-[:CITES]->(cited)
