// Connects blocks of names that are decided together.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MERGE (a:NameKey {id: 'name-key:' + row.left})
SET a.key = row.left
MERGE (b:NameKey {id: 'name-key:' + row.right})
SET b.key = row.right
MERGE (a)-[:MEETS]->(b)
