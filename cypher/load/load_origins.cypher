// Says which institutions papers name: exactly the given ones.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row.paper})
CALL (p, row) {
  MATCH (p)-[stale:FROM_INSTITUTION]->(i:Institution)
  WHERE NOT i.id IN [origin IN row.origins | origin.institution]
  DELETE stale
}
CALL (p, row) {
  UNWIND row.origins AS origin
  MATCH (i:Institution {id: origin.institution})
  MERGE (p)-[r:FROM_INSTITUTION]->(i)
  SET r = origin.properties
}
