// Says which entries and pages an import read, and what it read where that is not what they say.
// Access: write
// Parameters: import, at, rows
// Returns: none
MATCH (i:Import {id: $import})
UNWIND $rows AS row
CALL (row) {
  MATCH (n:SourceRecord {id: row.id})
  RETURN n
  UNION
  MATCH (n:Profile {id: row.id})
  RETURN n
}
MERGE (n)-[f:FROM_IMPORT]->(i)
  ON CREATE SET f.role = row.role, f.at = $at
SET f.given = row.given, f.profile = row.profile
