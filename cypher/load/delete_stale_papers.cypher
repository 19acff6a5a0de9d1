// Removes papers that no entry describes any more, with the ids that went into them.
// Access: write
// Parameters: papers
// Returns: none
UNWIND $papers AS stale
MATCH (p:Paper {id: stale})
OPTIONAL MATCH (m:Merged)-[:MERGED_INTO]->(p)
DETACH DELETE m, p
