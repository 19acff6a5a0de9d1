// Joins topics to exactly those that they are part of.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (t:Topic {id: row.topic})
CALL (t, row) {
  MATCH (t)-[stale:PART_OF]->(broader:Topic)
  WHERE NOT broader.id IN row.broader
  DELETE stale
}
CALL (t, row) {
  UNWIND row.broader AS wanted
  MATCH (broader:Topic {id: wanted})
  MERGE (t)-[:PART_OF]->(broader)
}
