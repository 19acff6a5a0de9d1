// Parts blocks of names that no name connects any more.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:NameKey {id: 'name-key:' + row.left})-[r:MEETS]->(b:NameKey {id: 'name-key:' + row.right})
DELETE r
WITH collect(a) + collect(b) AS ends
UNWIND ends AS end
WITH DISTINCT end
WHERE NOT EXISTS { (end)-[:MEETS]-() }
DELETE end
