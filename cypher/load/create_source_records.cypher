// Keeps entries that the graph does not have, each with the paper that it describes. A row is a list:
// the id, the paper, and what the names say.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row[1]})
CREATE (p)-[:HAS_SOURCE]->(:SourceRecord {
  id: row[0], gives: row[2], kind: row[3], format: row[4], file: row[5], line: row[6],
  asOf: row[7], profile: row[8], references: row[9], record: row[10], fingerprint: row[11]
})
