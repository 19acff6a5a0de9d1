// The papers whose title is one of the given ones, as their keys say.
// Access: read
// Parameters: keys
// Returns: paper
UNWIND $keys AS key
MATCH (p:Paper {titleKey: key})
RETURN DISTINCT p.id AS paper
