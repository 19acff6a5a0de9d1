// The mentions of an author with the decision on each, the least sure first.
// Access: read
// Parameters: author, first
// Returns: paper, title, year, printedName, position, inferred, confidence, evidence, method, decidedAt
MATCH (:Author {id: $author})-[r:AUTHORED]->(p:Paper)
RETURN p.id AS paper, p.title AS title, p.year AS year, r.printedName AS printedName,
       r.position AS position, r.inferred AS inferred, r.confidence AS confidence,
       r.evidence AS evidence, r.method AS method, r.decidedAt AS decidedAt
ORDER BY confidence, year, paper
LIMIT $first
