// The entries of the given files that no page claims yet.
// Access: read
// Parameters: files
// Returns: id, paper, profile, record, fingerprint, gives
UNWIND $files AS file
MATCH (s:SourceRecord {file: file.file})
WHERE s.format = file.format AND s.profile IS NULL
MATCH (p:Paper)-[:HAS_SOURCE]->(s)
RETURN s.id AS id, p.id AS paper, s.profile AS profile, s.record AS record,
       s.fingerprint AS fingerprint, s.gives AS gives
