// The authors whose names fall into the given blocks, as stored.
// Access: read
// Parameters: keys
// Returns: id, properties
UNWIND $keys AS key
MATCH (a:Author {nameKey: key})
RETURN a.id AS id, properties(a) AS properties
