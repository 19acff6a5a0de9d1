// Every authorship of the authors whose names fall into the given blocks.
// Access: read
// Parameters: keys
// Returns: author, nameKey, paper, properties
UNWIND $keys AS key
MATCH (a:Author {nameKey: key})-[r:AUTHORED]->(p:Paper)
RETURN a.id AS author, a.nameKey AS nameKey, p.id AS paper, properties(r) AS properties
