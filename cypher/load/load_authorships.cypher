// Joins authors to their papers.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row.author})
MATCH (p:Paper {id: row.paper})
MERGE (a)-[r:AUTHORED]->(p)
SET r = row.properties
