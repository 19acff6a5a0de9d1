// Joins each profile to the one author whom it describes.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row.author})
MATCH (f:Profile {id: row.profile})
CALL (a, f) {
  MATCH (other:Author)-[h:HAS_PROFILE]->(f)
  WHERE other <> a
  DELETE h
}
MERGE (a)-[:HAS_PROFILE]->(f)
