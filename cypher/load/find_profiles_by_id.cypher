// What registers say about the people with one of the given external ids.
// Access: read
// Parameters: orcids, openalexIds
// Returns: id, author, properties
CALL () {
  UNWIND $orcids AS orcid
  MATCH (f:Profile {orcid: orcid})
  RETURN f
  UNION
  UNWIND $openalexIds AS openalexId
  MATCH (f:Profile {openalexId: openalexId})
  RETURN f
}
OPTIONAL MATCH (a:Author)-[:HAS_PROFILE]->(f)
RETURN f.id AS id, a.id AS author, properties(f) AS properties
