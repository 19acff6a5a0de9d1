// Says which authors decisions are about now: exactly the given ones.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (d:Decision {id: row.decision})
SET d.mentionsFound = row.found
WITH d, row
CALL (d, row) {
  MATCH (d)-[stale:ABOUT_AUTHOR]->(a:Author)
  WHERE NOT a.id IN row.authors
  DELETE stale
}
CALL (d, row) {
  UNWIND row.authors AS author
  MATCH (a:Author {id: author})
  MERGE (d)-[:ABOUT_AUTHOR]->(a)
}
