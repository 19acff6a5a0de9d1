// Every profile of the authors whose names fall into the given blocks.
// Access: read
// Parameters: keys
// Returns: id, author, properties
UNWIND $keys AS key
MATCH (a:Author {nameKey: key})-[:HAS_PROFILE]->(f:Profile)
RETURN f.id AS id, a.id AS author, properties(f) AS properties
