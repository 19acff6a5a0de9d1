// Joins authors to papers that nothing joins them to yet. A row is a list: the author, the paper, and
// what the names say.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row[0]})
MATCH (p:Paper {id: row[1]})
CREATE (a)-[:AUTHORED {
  position: row[2], printedName: row[3], inferred: row[4], confidence: row[5], sources: row[6],
  evidence: row[7], method: row[8], profiles: row[9], affiliations: row[10], ids: row[11],
  institutions: row[12], decidedAt: row[13]
}]->(p)
