// Removes entries that no import gives any more.
// Access: write
// Parameters: records
// Returns: none
UNWIND $records AS stale
MATCH (s:SourceRecord {id: stale})
DETACH DELETE s
