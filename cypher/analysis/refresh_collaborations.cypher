// Derives COLLABORATED_WITH anew for the given pairs; `author` is the lesser id of each pair.
// Access: write
// Parameters: rows, threshold
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row.author})
UNWIND row.others AS other
MATCH (b:Author {id: other})
CALL (a, b) {
  MATCH (a)-[one:AUTHORED]->(p:Paper)<-[two:AUTHORED]-(b)
  WHERE 1 < p.authorCount <= $threshold
  WITH p, one, two
  ORDER BY p.id
  RETURN count(*) AS papers,
         min(p.year) AS firstYear,
         max(p.year) AS lastYear,
         collect(1.0 / (p.authorCount - 1)) AS shares,
         max(CASE WHEN one.confidence < two.confidence THEN one.confidence
             ELSE two.confidence END) AS confidence
}
OPTIONAL MATCH (a)-[stale:COLLABORATED_WITH]->(b)
FOREACH (_ IN CASE WHEN papers = 0 AND stale IS NOT NULL THEN [1] ELSE [] END | DELETE stale)
FOREACH (_ IN CASE WHEN papers > 0 THEN [1] ELSE [] END |
  MERGE (a)-[c:COLLABORATED_WITH]->(b)
  SET c.papers = papers,
      c.strength = reduce(total = 0.0, share IN shares | total + share),
      c.firstYear = firstYear,
      c.lastYear = lastYear,
      c.confidence = confidence
)
