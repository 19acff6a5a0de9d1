// The topics and categories that papers of both of two authors have: those that the lesser of the
// two numbers of papers is greatest for come first.
// Access: read
// Parameters: start, goal, most
// Returns: kind, total, shared
MATCH (near:Author {id: $start})
MATCH (far:Author {id: $goal})
CALL (near, far) {
  MATCH (near)-[:AUTHORED]->(paper:Paper)-[:ABOUT]->(subject:Topic)
  WITH far, subject, count(DISTINCT paper) AS mine
  MATCH (far)-[:AUTHORED]->(paper:Paper)-[:ABOUT]->(subject)
  WITH subject.id AS id, mine, count(DISTINCT paper) AS theirs
  ORDER BY CASE WHEN mine < theirs THEN mine ELSE theirs END DESC, mine + theirs DESC, id ASC
  RETURN 'TOPIC' AS kind, collect([id, mine, theirs]) AS shared
  UNION
  MATCH (near)-[:AUTHORED]->(paper:Paper)-[:IN_CATEGORY]->(subject:Category)
  WITH far, subject, count(DISTINCT paper) AS mine
  MATCH (far)-[:AUTHORED]->(paper:Paper)-[:IN_CATEGORY]->(subject)
  WITH subject.id AS id, mine, count(DISTINCT paper) AS theirs
  ORDER BY CASE WHEN mine < theirs THEN mine ELSE theirs END DESC, mine + theirs DESC, id ASC
  RETURN 'CATEGORY' AS kind, collect([id, mine, theirs]) AS shared
}
RETURN kind, size(shared) AS total, shared[..$most] AS shared
