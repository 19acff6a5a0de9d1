// A page of an author's collaborators by the joint papers that pass a filter; pages and orders as
// in `path/list_collaborations`. An unknown year is outside every window.
// Access: read
// Parameters: author, orders, first, after, since, until, mostAuthors, downweightAbove
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
  other.name AS name
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
