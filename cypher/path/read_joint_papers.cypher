// The joint papers that count of pairs of authors, each with its certainty: the
// lower of the two authorships.
// Access: read
// Parameters: pairs, since, until, mostAuthors, minConfidence
// Returns: pair, papers
UNWIND range(0, size($pairs) - 1) AS pair
MATCH (left:Author {id: $pairs[pair][0]})
MATCH (right:Author {id: $pairs[pair][1]})
CALL (left, right) {
  MATCH (left)-[one:AUTHORED]->(paper:Paper)<-[other:AUTHORED]-(right)
  WHERE one.confidence >= $minConfidence
    AND other.confidence >= $minConfidence
    AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
    AND ($since IS NULL OR paper.year >= $since)
    AND ($until IS NULL OR paper.year <= $until)
  WITH
    paper,
    max(
      CASE
        WHEN one.confidence < other.confidence THEN one.confidence
        ELSE other.confidence
      END
    ) AS confidence
  RETURN collect([paper.id, paper.date, paper.year, paper.authorCount, confidence]) AS papers
}
RETURN pair, papers
ORDER BY pair
