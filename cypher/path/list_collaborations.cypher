// A page of an author's derived collaborations, in one of four orders, and how many there are.
// `rank`, `text` and `id` are what the order compares; `after…` are those of the last item before
// the page, and `before` counts what stands there.
// Access: read
// Parameters: author, order, first, afterRank, afterText, afterId
// Returns: total, before, page
OPTIONAL MATCH (:Author {id: $author})-[edge:COLLABORATED_WITH]-(other)
WITH
  other.id AS id,
  edge.papers AS papers,
  round(edge.strength, 9) AS strength,
  edge.firstYear AS firstYear,
  edge.lastYear AS lastYear,
  edge.confidence AS confidence,
  CASE $order WHEN 'name_asc' THEN other.name ELSE '' END AS text
WHERE id IS NOT NULL
WITH
  *,
  CASE $order
    WHEN 'strength_desc' THEN strength
    WHEN 'papers_desc' THEN toFloat(papers)
    WHEN 'last_year_desc' THEN toFloat(coalesce(lastYear, -10000))
    ELSE 0.0
  END AS rank
WITH
  *,
  $afterId IS NULL
    OR rank < $afterRank
    OR (rank = $afterRank AND (text > $afterText OR (text = $afterText AND id > $afterId)))
    AS isBehind
ORDER BY rank DESC, text ASC, id ASC
WITH
  count(*) AS total,
  sum(CASE WHEN isBehind THEN 0 ELSE 1 END) AS before,
  collect(
    CASE
      WHEN isBehind THEN [id, papers, strength, firstYear, lastYear, confidence, rank, text]
    END
  ) AS behind
RETURN total, before, behind[..$first] AS page
