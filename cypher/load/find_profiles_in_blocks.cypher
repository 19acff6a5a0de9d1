// Every profile of the authors whose names fall into the given blocks.
// Access: read
// Parameters: keys
// Returns: id, author, properties
MATCH (a:Author)-[:HAS_PROFILE]->(f:Profile)
USING INDEX SEEK a:Author(nameKey)
WHERE a.nameKey IN $keys
RETURN f.id AS id, a.id AS author, properties(f) AS properties
