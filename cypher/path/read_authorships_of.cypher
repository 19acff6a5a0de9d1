// Some papers, each with its title, its authors and how certain they are; those that are gone are
// left out.
// Access: read
// Parameters: ids
// Returns: papers
MATCH (paper:Paper)
WHERE paper.id IN $ids
RETURN collect([
  paper.id,
  paper.year,
  paper.date,
  paper.authorCount,
  paper.title,
  [(paper)<-[mention:AUTHORED]-(author:Author) | [author.id, mention.confidence]]
]) AS papers
