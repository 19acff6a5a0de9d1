// Mentions whose author is doubtful, the most doubtful first.
// Access: read
// Parameters: below, first
// Returns: author, name, paper, title, year, printedName, confidence, evidence
MATCH (a:Author)-[r:AUTHORED]->(p:Paper)
WHERE r.confidence < $below
WITH a, r, p
ORDER BY r.confidence, a.id, p.id
LIMIT $first
RETURN a.id AS author, a.name AS name, p.id AS paper, p.title AS title, p.year AS year,
       r.printedName AS printedName, r.confidence AS confidence, r.evidence AS evidence
