// Some of the entries and pages that may speak of an institution: of papers that come from it, and of
// people who work there.
// Access: read
// Parameters: institution, skip, limit
// Returns: id, record, properties
MATCH (i:Institution {id: $institution})
CALL (i) {
  MATCH (i)<-[:FROM_INSTITUTION]-(:Paper)-[:HAS_SOURCE]->(n)
  RETURN n
  UNION
  MATCH (i)<-[:AFFILIATED_WITH]-(:Author)-[:HAS_PROFILE]->(n)
  RETURN n
}
WITH n
ORDER BY n.id
SKIP $skip
LIMIT $limit
RETURN n.id AS id, n.record AS record, CASE WHEN n:Profile THEN properties(n) END AS properties
