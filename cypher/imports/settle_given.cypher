// Drops what imports read where the entry or page says just that again.
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
WHERE f.given = row.given
SET f.given = null
