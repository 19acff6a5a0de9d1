// Counts anew what the given authors wrote, with whom and when, and in which category mostly.
// A category in the header of one of their pages goes first, if their papers bear it out.
// Access: write
// Parameters: authors
// Returns: none
UNWIND $authors AS wanted
MATCH (a:Author {id: wanted})
CALL (a) {
  OPTIONAL MATCH (a)-[:AUTHORED]->(p:Paper)
  RETURN count(p) AS papers, min(p.year) AS firstYear, max(p.year) AS lastYear
}
CALL (a) {
  OPTIONAL MATCH (a)-[:HAS_PROFILE]->(f:Profile)
  RETURN collect(DISTINCT f.mainCategory) AS stated
}
CALL (a, stated) {
  OPTIONAL MATCH (a)-[:AUTHORED]->(:Paper)-[r:IN_CATEGORY]->(c:Category)
  WITH c, count(CASE WHEN r.primary THEN 1 END) AS times
  WITH c.id AS category, c.id IN stated OR split(c.id, '.')[-1] IN stated AS said, times
  ORDER BY said DESC, times DESC, category
  RETURN collect(category)[0] AS mainCategory
}
SET a.paperCount = papers,
    a.firstYear = firstYear,
    a.lastYear = lastYear,
    a.collaboratorCount = COUNT { (a)-[:COLLABORATED_WITH]-() },
    a.mainCategory = mainCategory
