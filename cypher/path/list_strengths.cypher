// With whom some authors wrote papers that count: for each collaborator the strength of the joint
// papers and the year of the latest. An author without any has no row.
// Access: read
// Parameters: authors, since, until, mostAuthors, downweightAbove, minConfidence
// Returns: author, collaborators
UNWIND $authors AS id
MATCH (author:Author {id: id})-[one:AUTHORED]->(paper:Paper)<-[two:AUTHORED]-(other:Author)
WHERE other.id <> id
  AND one.confidence >= $minConfidence
  AND two.confidence >= $minConfidence
  AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
  AND ($since IS NULL OR paper.year >= $since)
  AND ($until IS NULL OR paper.year <= $until)
WITH DISTINCT
  id,
  other,
  paper,
  CASE WHEN paper.authorCount < 2 THEN 2 ELSE paper.authorCount END AS authors
WITH
  id,
  other.id AS collaborator,
  max(paper.year) AS lastYear,
  round(
    sum(
      CASE
        WHEN authors > $downweightAbove
          THEN toFloat($downweightAbove) / authors / (authors - 1)
        ELSE 1.0 / (authors - 1)
      END
    ),
    9
  ) AS strength
RETURN id AS author, collect([collaborator, strength, lastYear]) AS collaborators
