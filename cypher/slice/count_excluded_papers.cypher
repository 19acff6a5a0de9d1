// How many papers next to some nodes have more authors than the hyper-author policy allows, among
// those in the window.
// Access: read
// Parameters: ids, since, until, mostAuthors
// Returns: papers
UNWIND $ids AS id
MATCH (node:Author|Paper|Category|Topic|Institution {id: id})
MATCH (node)-[:AUTHORED|IN_CATEGORY|ABOUT|FROM_INSTITUTION|CITES]-(paper:Paper)
WHERE paper.authorCount > $mostAuthors
  AND ($since IS NULL OR paper.year >= $since)
  AND ($until IS NULL OR paper.year <= $until)
RETURN count(DISTINCT paper) AS papers
