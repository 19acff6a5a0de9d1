// The entries that stand on the pages of the given profiles.
// Access: read
// Parameters: profiles
// Returns: profile, ids
UNWIND $profiles AS wanted
MATCH (f:Profile {id: wanted})
OPTIONAL MATCH (s:SourceRecord {file: f.file})
WHERE s.profile = f.id
RETURN f.id AS profile, collect(s.id) AS ids
