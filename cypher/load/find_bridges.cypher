// The pairs of blocks of names that some name connects with one of the given blocks.
// Access: read
// Parameters: keys
// Returns: left, right
UNWIND $keys AS wanted
MATCH (k:NameKey {id: 'name-key:' + wanted})-[r:MEETS]-()
WITH DISTINCT r
RETURN startNode(r).key AS left, endNode(r).key AS right
