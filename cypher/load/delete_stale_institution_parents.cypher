// Parts institutions from those that no register says they are part of any more.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (:Institution {id: row.institution})-[stale:PART_OF]->(parent:Institution)
WHERE NOT coalesce(parent.ror IN row.rors, false)
  AND NOT coalesce(parent.openalexId IN row.openalexIds, false)
  AND NOT EXISTS {
    (parent)-[:HAS_IDENTIFIER]->(k:Identifier)
    WHERE k.id IN [ror IN row.rors | 'ror:' + ror]
  }
DELETE stale
