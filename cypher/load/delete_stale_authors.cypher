// Removes authors whom no source names any more, with the ids that went into them.
// Access: write
// Parameters: authors
// Returns: none
UNWIND $authors AS stale
MATCH (a:Author {id: stale})
OPTIONAL MATCH (m:Merged)-[:MERGED_INTO]->(a)
DETACH DELETE m, a
