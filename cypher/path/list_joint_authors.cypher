// A page of an author's collaborators by the joint papers that pass a filter; pages and orders as
// in `path/list_collaborations`. An unknown year is outside every window.
// Access: read
// Parameters: author, order, first, afterRank, afterText, afterId, since, until, mostAuthors, downweightAbove
// Returns: total, before, page
OPTIONAL MATCH (:Author {id: $author})-[one:AUTHORED]->(paper:Paper)<-[two:AUTHORED]-(other)
WHERE other.id <> $author
  AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
  AND ($since IS NULL OR paper.year >= $since)
  AND ($until IS NULL OR paper.year <= $until)
WITH
  other,
  paper,
  max(CASE WHEN one.confidence < two.confidence THEN one.confidence ELSE two.confidence END)
    AS confidence
WHERE other IS NOT NULL
WITH
  other,
  confidence,
  paper.year AS year,
  CASE WHEN paper.authorCount < 2 THEN 2 ELSE paper.authorCount END AS authors
WITH
  other,
  count(*) AS papers,
  round(
    sum(
      CASE
        WHEN authors > $downweightAbove
          THEN toFloat($downweightAbove) / authors / (authors - 1)
        ELSE 1.0 / (authors - 1)
      END
    ),
    9
  ) AS strength,
  min(year) AS firstYear,
  max(year) AS lastYear,
  max(confidence) AS confidence
WITH
  other.id AS id,
  papers,
  strength,
  firstYear,
  lastYear,
  confidence,
  CASE $order WHEN 'name_asc' THEN other.name ELSE '' END AS text,
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
