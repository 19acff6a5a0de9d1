// The authors whose names fall into the given blocks, as stored.
// Access: read
// Parameters: keys
// Returns: id, properties
MATCH (a:Author)
USING INDEX SEEK a:Author(nameKey)
WHERE a.nameKey IN $keys
RETURN a.id AS id, properties(a) AS properties
