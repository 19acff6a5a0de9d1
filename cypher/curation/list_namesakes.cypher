// Authors whose names fall into one of the blocks, those with most shared co-authors first.
// Access: read
// Parameters: author, keys, first
// Returns: id, name, nameVariants, paperCount, shared, sharedNames, jointPapers, total
MATCH (a:Author {id: $author})
MATCH (b:Author)
USING INDEX SEEK b:Author(nameKey)
WHERE b.nameKey IN $keys AND b <> a
CALL (a, b) {
  OPTIONAL MATCH (a)-[:COLLABORATED_WITH]-(c:Author)-[:COLLABORATED_WITH]-(b)
  WITH c ORDER BY c.name, c.id
  RETURN count(c) AS shared, collect(c.name)[..3] AS sharedNames
}
WITH a, collect({b: b, shared: shared, sharedNames: sharedNames}) AS found
WITH a, found, size(found) AS total
UNWIND found AS one
WITH a, total, one.b AS b, one.shared AS shared, one.sharedNames AS sharedNames
ORDER BY shared DESC, b.paperCount DESC, b.id
LIMIT $first
RETURN b.id AS id, b.name AS name, b.nameVariants AS nameVariants, b.paperCount AS paperCount,
       shared, sharedNames,
       COUNT { (a)-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(b) } AS jointPapers, total
