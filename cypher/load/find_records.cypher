// The entries among the given ids that the graph has, with the paper that each belongs to.
// Access: read
// Parameters: ids
// Returns: id, paper, profile, record, fingerprint, gives
UNWIND $ids AS wanted
MATCH (s:SourceRecord {id: wanted})
OPTIONAL MATCH (p:Paper)-[:HAS_SOURCE]->(s)
RETURN s.id AS id, p.id AS paper, s.profile AS profile, s.record AS record,
       s.fingerprint AS fingerprint, s.gives AS gives
