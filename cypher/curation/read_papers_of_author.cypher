// The papers of one author, with what they are about.
// Access: read
// Parameters: author
// Returns: paper, title, year, subjects
MATCH (:Author {id: $author})-[:AUTHORED]->(p:Paper)
RETURN p.id AS paper, p.title AS title, p.year AS year,
       [(p)-[:IN_CATEGORY]->(c:Category) | c.id] + [(p)-[:ABOUT]->(t:Topic) | t.name] AS subjects
