// Joins authors to papers that nothing joins them to yet. `ends` are the authors; a row is a list: the
// paper, and a list for each author: the place in `ends`, and what the names say.
// Access: write
// Parameters: ends, rows
// Returns: none
UNWIND range(0, size($ends) - 1) AS place
OPTIONAL MATCH (found:Author {id: $ends[place]})
WITH found ORDER BY place
WITH collect([found]) AS ends
UNWIND $rows AS row
MATCH (p:Paper {id: row[0]})
UNWIND row[1] AS one
WITH p, one, ends[one[0]][0] AS a
CREATE (a)-[:AUTHORED {
  position: one[1], printedName: one[2], inferred: one[3], confidence: one[4], sources: one[5],
  evidence: one[6], method: one[7], profiles: one[8], affiliations: one[9], ids: one[10],
  institutions: one[11], decidedAt: one[12]
}]->(p)
