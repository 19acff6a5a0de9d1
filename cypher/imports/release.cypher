// Forgets that an import read the given entries and pages.
// Access: write
// Parameters: import, ids
// Returns: none
MATCH (i:Import {id: $import})
UNWIND $ids AS id
CALL (id) {
  MATCH (n:SourceRecord {id: id})
  RETURN n
  UNION
  MATCH (n:Profile {id: id})
  RETURN n
}
MATCH (n)-[f:FROM_IMPORT]->(i)
DELETE f
