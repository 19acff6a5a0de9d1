// Files papers under exactly the given categories.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row.paper})
CALL (p, row) {
  MATCH (p)-[stale:IN_CATEGORY]->(c:Category)
  WHERE NOT c.id IN [filing IN row.filings | filing.category]
  DELETE stale
}
CALL (p, row) {
  UNWIND row.filings AS filing
  MATCH (c:Category {id: filing.category})
  MERGE (p)-[r:IN_CATEGORY]->(c)
  SET r = filing.properties
}
