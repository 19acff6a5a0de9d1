// Says which institutions papers name that came with this batch.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row.paper})
UNWIND row.origins AS origin
MATCH (i:Institution {id: origin.institution})
CREATE (p)-[r:FROM_INSTITUTION]->(i)
SET r = origin.properties
