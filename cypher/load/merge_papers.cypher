// Puts papers into others: the id of the one that goes keeps answering.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (winner:Paper {id: row.winner})
MATCH (loser:Paper {id: row.loser})
CALL (winner, loser) {
  MATCH (earlier:Merged)-[:MERGED_INTO]->(loser)
  MERGE (earlier)-[:MERGED_INTO]->(winner)
}
DETACH DELETE loser
MERGE (m:Merged {id: row.loser})
MERGE (m)-[:MERGED_INTO]->(winner)
