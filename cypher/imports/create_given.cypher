// Says which entries that came with this batch an import read, and what it read where that is not
// what they say.
// Access: write
// Parameters: import, at, rows
// Returns: none
MATCH (i:Import {id: $import})
UNWIND $rows AS row
MATCH (n:SourceRecord {id: row.id})
CREATE (n)-[:FROM_IMPORT {role: row.role, at: $at, given: row.given, profile: row.profile}]->(i)
