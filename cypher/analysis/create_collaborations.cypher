// Joins authors of whom one is new: nothing joins them yet. `author` is the lesser id of each pair.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row.author})
UNWIND row.others AS other
MATCH (b:Author {id: other.id})
CREATE (a)-[c:COLLABORATED_WITH]->(b)
SET c = other.properties
