// The papers that have an entry in one of the given files.
// Access: read
// Parameters: files
// Returns: paper
UNWIND $files AS file
MATCH (s:SourceRecord {file: file.file})
WHERE s.format = file.format
MATCH (p:Paper)-[:HAS_SOURCE]->(s)
RETURN DISTINCT p.id AS paper
