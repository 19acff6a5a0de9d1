// How many papers have more authors than the hyper-author policy allows, among those in the window
// that stand next to some nodes, or would join two of the authors that are `shown`.
// Access: read
// Parameters: ids, shown, since, until, mostAuthors
// Returns: papers
CALL () {
  UNWIND $ids AS id
  MATCH (node:Author|Paper|Category|Topic|Institution {id: id})
  MATCH (node)-[:AUTHORED|IN_CATEGORY|ABOUT|FROM_INSTITUTION|CITES]-(paper:Paper)
  WHERE paper.authorCount > $mostAuthors
  RETURN paper
UNION
  UNWIND $shown AS id
  MATCH (author:Author {id: id})-[:AUTHORED]->(paper:Paper)
  WHERE paper.authorCount > $mostAuthors
  WITH paper, count(DISTINCT author) AS joined
  WHERE joined > 1
  RETURN paper
}
WITH paper
WHERE ($since IS NULL OR paper.year >= $since)
  AND ($until IS NULL OR paper.year <= $until)
RETURN count(paper) AS papers
