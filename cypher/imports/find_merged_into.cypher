// The ids that went into the given papers or authors.
// Access: read
// Parameters: ids
// Returns: merged, id
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Paper {id: id})
  RETURN n
  UNION
  MATCH (n:Author {id: id})
  RETURN n
}
MATCH (m:Merged)-[:MERGED_INTO]->(n)
RETURN m.id AS merged, id
