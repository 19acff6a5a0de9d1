// The next papers in the order of their ids, each with its title, its authors and how certain they
// are.
// Access: read
// Parameters: after, first
// Returns: papers
MATCH (paper:Paper)
WHERE paper.id > $after
WITH paper
ORDER BY paper.id
LIMIT $first
RETURN collect([
  paper.id,
  paper.year,
  paper.date,
  paper.authorCount,
  paper.title,
  [(paper)<-[mention:AUTHORED]-(author:Author) | [author.id, mention.confidence]]
]) AS papers
