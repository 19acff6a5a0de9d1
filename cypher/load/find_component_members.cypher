// Everybody in the given components over AUTHORED, with their papers.
// Access: read
// Parameters: components
// Returns: author, papers
MATCH (a:Author)
USING INDEX SEEK a:Author(authorshipComponent)
WHERE a.authorshipComponent IN $components
RETURN a.id AS author, [(a)-[:AUTHORED]->(p:Paper) | [p.id, p.authorCount]] AS papers
