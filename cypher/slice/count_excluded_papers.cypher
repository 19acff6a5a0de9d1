// How many papers have more authors than the hyper-author policy allows, among those in the window
// that stand next to some nodes, or are such a node and would join authors that are `shown`.
// Access: read
// Parameters: ids, shown, since, until, mostAuthors
// Returns: papers
UNWIND $ids AS id
MATCH (node:Author|Paper|Category|Topic|Institution {id: id})
CALL (node) {
  MATCH (node)-[:AUTHORED|IN_CATEGORY|ABOUT|FROM_INSTITUTION|CITES]-(paper:Paper)
  WHERE paper.authorCount > $mostAuthors
  RETURN paper
UNION
  WITH node, node AS paper
  WHERE node:Paper
    AND node.authorCount > $mostAuthors
    AND COUNT {
      MATCH (node)<-[:AUTHORED]-(author:Author)
      WHERE author.id IN $shown
      RETURN DISTINCT author
    } > 1
  RETURN paper
}
WITH DISTINCT paper
WHERE ($since IS NULL OR paper.year >= $since)
  AND ($until IS NULL OR paper.year <= $until)
RETURN count(paper) AS papers
