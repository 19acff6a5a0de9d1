// Keeps the entries, each with the paper that it describes and no other.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row.paper})
MERGE (s:SourceRecord {id: row.id})
SET s += row.properties
WITH p, s
CALL (p, s) {
  MATCH (other:Paper)-[h:HAS_SOURCE]->(s)
  WHERE other <> p
  DELETE h
}
MERGE (p)-[:HAS_SOURCE]->(s)
