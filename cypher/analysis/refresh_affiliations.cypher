// Dates anew where the given authors say that they work, by their papers that name the place.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row.author})
CALL (a, row) {
  MATCH (a)-[stale:AFFILIATED_WITH]->(i:Institution)
  WHERE NOT i.id IN row.institutions
  DELETE stale
}
CALL (a, row) {
  UNWIND row.institutions AS institution
  MATCH (i:Institution {id: institution})
  OPTIONAL MATCH (a)-[:AUTHORED]->(p:Paper)-[:FROM_INSTITUTION]->(i)
  WITH a, i, count(p) AS papers, min(p.year) AS firstYear, max(p.year) AS lastYear
  MERGE (a)-[r:AFFILIATED_WITH]->(i)
  SET r.papers = papers, r.firstYear = firstYear, r.lastYear = lastYear
}
