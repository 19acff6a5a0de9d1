// Says what authors have in common who may have had something before. `author` is the lesser id.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row.author})
UNWIND row.others AS other
MATCH (b:Author {id: other.id})
MERGE (a)-[c:COLLABORATED_WITH]->(b)
SET c = other.properties
