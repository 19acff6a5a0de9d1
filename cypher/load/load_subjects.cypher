// Says what papers are about: exactly the given topics.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row.paper})
CALL (p, row) {
  MATCH (p)-[stale:ABOUT]->(t:Topic)
  WHERE NOT t.id IN [subject IN row.subjects | subject.topic]
  DELETE stale
}
CALL (p, row) {
  UNWIND row.subjects AS subject
  MATCH (t:Topic {id: subject.topic})
  MERGE (p)-[r:ABOUT]->(t)
  SET r = subject.properties
}
