// The papers that one of the given external ids names.
// Access: read
// Parameters: dois, arxivIds, openalexIds
// Returns: paper
CALL () {
  UNWIND $dois AS doi
  MATCH (p:Paper {doi: doi})
  RETURN p
  UNION
  UNWIND $arxivIds AS arxivId
  MATCH (p:Paper {arxivId: arxivId})
  RETURN p
  UNION
  UNWIND $openalexIds AS openalexId
  MATCH (p:Paper {openalexId: openalexId})
  RETURN p
}
RETURN DISTINCT p.id AS paper
