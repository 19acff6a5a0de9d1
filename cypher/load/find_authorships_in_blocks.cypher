// Every authorship of the authors whose names fall into the given blocks.
// Access: read
// Parameters: keys
// Returns: author, nameKey, paper, properties
MATCH (a:Author)-[r:AUTHORED]->(p:Paper)
USING INDEX SEEK a:Author(nameKey)
WHERE a.nameKey IN $keys
RETURN a.id AS author, a.nameKey AS nameKey, p.id AS paper, properties(r) AS properties
