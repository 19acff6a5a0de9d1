// Removes authors whom no source names any more.
// Access: write
// Parameters: authors
// Returns: none
UNWIND $authors AS stale
MATCH (a:Author {id: stale})
DETACH DELETE a
