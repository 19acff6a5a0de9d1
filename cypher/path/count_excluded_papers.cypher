// How many papers of some authors have more authors than the hyper-author policy allows, among
// those that the other filters let through.
// Access: read
// Parameters: authors, since, until, mostAuthors, minConfidence
// Returns: papers
UNWIND $authors AS id
MATCH (:Author {id: id})-[mention:AUTHORED]->(paper:Paper)
WHERE mention.confidence >= $minConfidence
  AND paper.authorCount > $mostAuthors
  AND ($since IS NULL OR paper.year >= $since)
  AND ($until IS NULL OR paper.year <= $until)
RETURN count(DISTINCT paper) AS papers
