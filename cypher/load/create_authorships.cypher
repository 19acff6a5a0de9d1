// Joins authors to papers that nothing joins them to yet.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row.author})
MATCH (p:Paper {id: row.paper})
CREATE (a)-[r:AUTHORED]->(p)
SET r = row.properties
