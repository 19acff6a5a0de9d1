// Joins institutions to exactly those that their registers say they are part of, as far as known.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (i:Institution {id: row.institution})
CALL (row) {
  UNWIND row.rors AS ror
  MATCH (parent:Institution {ror: ror})
  RETURN parent
  UNION
  UNWIND row.openalexIds AS openalexId
  MATCH (parent:Institution {openalexId: openalexId})
  RETURN parent
  UNION
  UNWIND row.rors AS ror
  MATCH (:Identifier {id: 'ror:' + ror})<-[:HAS_IDENTIFIER]-(parent:Institution)
  RETURN parent
}
WITH i, parent
WHERE parent <> i
MERGE (i)-[:PART_OF]->(parent)
