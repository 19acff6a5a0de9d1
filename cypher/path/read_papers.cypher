// The papers that count of some authors, each with all authors that count, as one record.
// An unknown year is outside every window; `most` bounds how many papers it brings.
// Access: read
// Parameters: authors, most, since, until, mostAuthors, minConfidence
// Returns: papers
UNWIND $authors AS id
MATCH (:Author {id: id})-[mention:AUTHORED]->(paper:Paper)
WHERE mention.confidence >= $minConfidence
  AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
  AND ($since IS NULL OR paper.year >= $since)
  AND ($until IS NULL OR paper.year <= $until)
WITH DISTINCT paper
LIMIT $most
CALL (paper) {
  MATCH (paper)<-[mention:AUTHORED]-(author:Author)
  WHERE mention.confidence >= $minConfidence
  RETURN collect(author.id) AS authors
}
RETURN collect([paper.id, paper.authorCount, paper.year, authors]) AS papers
