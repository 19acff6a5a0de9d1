// What the given ids are now: authors, or merged into one.
// Access: read
// Parameters: ids
// Returns: id, author, into
UNWIND $ids AS wanted
OPTIONAL MATCH (a:Author {id: wanted})
OPTIONAL MATCH (m:Merged {id: wanted})
OPTIONAL MATCH (m)-[:MERGED_INTO]->(winner:Author)
RETURN wanted AS id, a IS NOT NULL AS author, winner.id AS into
