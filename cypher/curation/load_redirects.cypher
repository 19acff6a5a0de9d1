// Lets ids that decisions remember answer, each for one author.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (winner:Author {id: row.winner})
MERGE (m:Merged {id: row.id})
WITH m, winner
CALL (m, winner) {
  MATCH (m)-[stale:MERGED_INTO]->(other)
  WHERE other <> winner
  DELETE stale
}
MERGE (m)-[:MERGED_INTO]->(winner)
