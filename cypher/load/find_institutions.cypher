// The institutions that bear one of the given ids, with those of the ids that were given up to them.
// Access: read
// Parameters: rors, openalexIds, ids
// Returns: properties, moved
CALL () {
  UNWIND $rors AS wanted
  MATCH (i:Institution {ror: wanted})
  RETURN i, null AS moved
  UNION
  UNWIND $rors AS wanted
  MATCH (:Identifier {id: 'ror:' + wanted})<-[:HAS_IDENTIFIER]-(i:Institution)
  RETURN i, 'ror:' + wanted AS moved
  UNION
  UNWIND $openalexIds AS wanted
  MATCH (i:Institution {openalexId: wanted})
  RETURN i, null AS moved
  UNION
  UNWIND $ids AS wanted
  MATCH (i:Institution {id: wanted})
  RETURN i, null AS moved
  UNION
  UNWIND $ids AS wanted
  MATCH (:Merged {id: wanted})-[:MERGED_INTO]->(i:Institution)
  RETURN i, wanted AS moved
}
RETURN properties(i) AS properties, collect(moved) AS moved
