// Keeps which external ids an entry bears: exactly the given ones. One that nothing bears goes.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (s:SourceRecord {id: row.record})
CALL (s, row) {
  MATCH (s)-[stale:HAS_IDENTIFIER]->(k:Identifier)
  WHERE NOT k.id IN row.keys
  DELETE stale
  WITH DISTINCT k
  WHERE NOT EXISTS { (k)<-[:HAS_IDENTIFIER]-() }
  DELETE k
}
CALL (s, row) {
  UNWIND row.keys AS key
  MERGE (k:Identifier {id: key})
  MERGE (s)-[:HAS_IDENTIFIER]->(k)
}
