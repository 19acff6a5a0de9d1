// Keeps what earlier imports read of entries and pages that are about to say something else.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
CALL (row) {
  MATCH (n:SourceRecord {id: row.id})
  RETURN n
  UNION
  MATCH (n:Profile {id: row.id})
  RETURN n
}
MATCH (n)-[f:FROM_IMPORT]->(:Import)
WHERE f.given IS NULL
SET f.given = row.given
