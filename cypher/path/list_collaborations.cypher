// A page of an author's derived collaborations, and how many there are. `orders` are some of four,
// each for the ties of those before it; `place` is what they compare, with the id at the end. `after`
// is that of the last item before the page, and `before` counts what stands there.
// Access: read
// Parameters: author, orders, first, after
// Returns: total, before, page
OPTIONAL MATCH (:Author {id: $author})-[edge:COLLABORATED_WITH]-(other)
WITH
  other.id AS id,
  edge.papers AS papers,
  round(edge.strength, 9) AS strength,
  edge.firstYear AS firstYear,
  edge.lastYear AS lastYear,
  edge.confidence AS confidence,
  other.name AS name
WHERE id IS NOT NULL
WITH
  *,
  [order IN $orders |
    CASE order
      WHEN 'strength_desc' THEN -strength
      WHEN 'papers_desc' THEN -papers
      WHEN 'last_year_desc' THEN -coalesce(lastYear, -10000)
      ELSE name
    END
  ] + [id] AS place
WITH *, $after IS NULL OR place > $after AS isBehind
ORDER BY place ASC
WITH
  count(*) AS total,
  sum(CASE WHEN isBehind THEN 0 ELSE 1 END) AS before,
  collect(
    CASE WHEN isBehind THEN [id, papers, strength, firstYear, lastYear, confidence, place] END
  ) AS behind
RETURN total, before, behind[..$first] AS page
