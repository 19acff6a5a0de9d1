// Removes institutions that no paper names, where nobody works, that hold no others, and that no
// register describes, with the ids that went into them.
// Access: write
// Parameters: none
// Returns: deleted
MATCH (i:Institution)
WHERE NOT coalesce(i.nameSource IN ['ror', 'openalex'], false)
  AND NOT EXISTS { (i)-[:HAS_IDENTIFIER]->() }
  AND NOT EXISTS { (i)<-[:FROM_INSTITUTION|AFFILIATED_WITH|PART_OF]-() }
WITH collect(i) AS unused
CALL (unused) {
  UNWIND unused AS i
  OPTIONAL MATCH (m:Merged)-[:MERGED_INTO]->(i)
  DETACH DELETE m, i
}
RETURN size(unused) AS deleted
