// The authors who bear one of the given external ids, with all their profiles.
// Access: read
// Parameters: orcids, openalexIds
// Returns: properties, profiles
CALL () {
  UNWIND $orcids AS orcid
  MATCH (a:Author {orcid: orcid})
  RETURN a
  UNION
  UNWIND $openalexIds AS openalexId
  MATCH (a:Author {openalexId: openalexId})
  RETURN a
}
RETURN properties(a) AS properties, [(a)-[:HAS_PROFILE]->(f:Profile) | properties(f)] AS profiles
