// Says anew where the given authors work: by the bylines of their papers, and by what their pages
// state, which is dated by their papers from there.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row.author})
CALL (a, row) {
  CALL (a, row) {
    MATCH (a)-[r:AUTHORED]->(p:Paper)
    UNWIND r.institutions AS place
    RETURN place, p
    UNION
    UNWIND row.institutions AS place
    OPTIONAL MATCH (a)-[:AUTHORED]->(p:Paper)
    WHERE EXISTS { (p)-[:FROM_INSTITUTION]->(:Institution {id: place}) }
    RETURN place, p
  }
  WITH place, count(DISTINCT p) AS papers, min(p.year) AS firstYear, max(p.year) AS lastYear
  MATCH (i:Institution {id: place})
  RETURN collect({institution: i, papers: papers, first: firstYear, last: lastYear}) AS places
}
CALL (a, places) {
  MATCH (a)-[stale:AFFILIATED_WITH]->(i:Institution)
  WHERE NOT i IN [place IN places | place.institution]
  DELETE stale
}
CALL (a, places) {
  UNWIND places AS place
  WITH a, place, place.institution AS i
  MERGE (a)-[r:AFFILIATED_WITH]->(i)
  SET r.papers = place.papers, r.firstYear = place.first, r.lastYear = place.last
}
