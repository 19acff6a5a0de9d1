// Puts institutions into others with all that they are joined to: the id that goes keeps answering.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (winner:Institution {id: row.winner})
MATCH (loser:Institution {id: row.loser})
CALL (winner, loser) {
  MATCH (loser)<-[old:FROM_INSTITUTION]-(p:Paper)
  MERGE (p)-[new:FROM_INSTITUTION]->(winner)
    ON CREATE SET new = properties(old)
}
CALL (winner, loser) {
  MATCH (loser)<-[:AFFILIATED_WITH]-(a:Author)
  CALL (winner, loser, a) {
    MATCH (a)-[r:AUTHORED]->(:Paper)
    WHERE loser.id IN r.institutions
    WITH winner, loser, r, [id IN r.institutions WHERE id <> loser.id AND id <> winner.id] AS kept
    SET r.institutions = [winner.id] + kept
  }
  OPTIONAL MATCH (a)-[r:AUTHORED]->(p:Paper)
  WHERE winner.id IN r.institutions OR EXISTS { (p)-[:FROM_INSTITUTION]->(winner) }
  WITH winner, a, count(p) AS papers, min(p.year) AS firstYear, max(p.year) AS lastYear
  MERGE (a)-[new:AFFILIATED_WITH]->(winner)
  SET new.papers = papers, new.firstYear = firstYear, new.lastYear = lastYear
}
CALL (winner, loser) {
  MATCH (loser)<-[:PART_OF]-(part:Institution)
  WHERE part <> winner
  MERGE (part)-[:PART_OF]->(winner)
}
CALL (winner, loser) {
  MATCH (loser)-[:HAS_IDENTIFIER]->(k:Identifier)
  MERGE (winner)-[:HAS_IDENTIFIER]->(k)
}
CALL (winner, loser) {
  MATCH (earlier:Merged)-[:MERGED_INTO]->(loser)
  MERGE (earlier)-[:MERGED_INTO]->(winner)
}
DETACH DELETE loser
MERGE (m:Merged {id: row.loser})
MERGE (m)-[:MERGED_INTO]->(winner)
