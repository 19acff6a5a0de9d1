// Who wrote the given papers, as decided before.
// Access: read
// Parameters: papers
// Returns: author, nameKey, paper, properties
UNWIND $papers AS wanted
MATCH (p:Paper {id: wanted})<-[r:AUTHORED]-(a:Author)
USING INDEX SEEK p:Paper(id)
RETURN a.id AS author, a.nameKey AS nameKey, p.id AS paper, properties(r) AS properties
