// Everybody in the given components over AUTHORED, with their papers.
// Access: read
// Parameters: components
// Returns: author, papers
UNWIND $components AS component
MATCH (a:Author {authorshipComponent: component})
RETURN a.id AS author, [(a)-[:AUTHORED]->(p:Paper) | [p.id, p.authorCount]] AS papers
