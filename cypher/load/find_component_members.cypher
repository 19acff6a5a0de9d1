// Everybody in the given components over AUTHORED, with their component ids and papers.
// Access: read
// Parameters: components
// Returns: author, component, authorshipComponent, papers
MATCH (a:Author)
USING INDEX SEEK a:Author(authorshipComponent)
WHERE a.authorshipComponent IN $components
RETURN a.id AS author, a.component AS component, a.authorshipComponent AS authorshipComponent,
       [(a)-[:AUTHORED]->(p:Paper) | [p.id, p.authorCount]] AS papers
