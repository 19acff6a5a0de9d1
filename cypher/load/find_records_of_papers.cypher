// Every entry of the given papers.
// Access: read
// Parameters: papers
// Returns: id, paper, profile, record, fingerprint, gives
UNWIND $papers AS wanted
MATCH (p:Paper {id: wanted})-[:HAS_SOURCE]->(s:SourceRecord)
USING INDEX SEEK p:Paper(id)
RETURN s.id AS id, p.id AS paper, s.profile AS profile, s.record AS record,
       s.fingerprint AS fingerprint, s.gives AS gives
