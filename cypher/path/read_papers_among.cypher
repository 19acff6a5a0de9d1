// The papers that at least two of some authors wrote and that count, each with those of the authors
// whose authorship counts and how certain it is. Papers without a year are outside every window,
// unless `undated` lets them in; `most` bounds how many papers it brings.
// Access: read
// Parameters: authors, most, since, until, undated, mostAuthors, minConfidence
// Returns: papers
UNWIND $authors AS id
MATCH (author:Author {id: id})-[mention:AUTHORED]->(paper:Paper)
WHERE mention.confidence >= $minConfidence
  AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
  AND ($since IS NULL OR paper.year >= $since OR ($undated AND paper.year IS NULL))
  AND ($until IS NULL OR paper.year <= $until OR ($undated AND paper.year IS NULL))
WITH paper, id, max(mention.confidence) AS confidence
WITH paper, collect([id, confidence]) AS mentions
WHERE size(mentions) > 1
LIMIT $most
RETURN
  collect([paper.id, paper.date, paper.year, paper.authorCount, mentions]) AS papers
