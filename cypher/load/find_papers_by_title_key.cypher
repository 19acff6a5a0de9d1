// The papers whose title is one of the given ones, as their keys say.
// Access: read
// Parameters: keys
// Returns: paper
MATCH (p:Paper)
USING INDEX SEEK p:Paper(titleKey)
WHERE p.titleKey IN $keys
RETURN DISTINCT p.id AS paper
