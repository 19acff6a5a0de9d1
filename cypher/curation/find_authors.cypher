// The authors whom ids name: their own or a merged one, an ORCID iD, an OpenAlex id.
// Access: read
// Parameters: id, orcid, openalexId
// Returns: id, name, nameKey
CALL () {
  MATCH (a:Author {id: $id})
  RETURN a
  UNION
  MATCH (:Merged {id: $id})-[:MERGED_INTO*1..20]->(a:Author)
  RETURN a
  UNION
  MATCH (a:Author {orcid: $orcid})
  RETURN a
  UNION
  MATCH (a:Author {openalexId: $openalexId})
  RETURN a
}
RETURN DISTINCT a.id AS id, a.name AS name, a.nameKey AS nameKey
ORDER BY id
