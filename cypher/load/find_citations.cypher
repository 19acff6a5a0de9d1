// The citations from and to the given papers.
// Access: read
// Parameters: papers
// Returns: citing, cited
UNWIND $papers AS wanted
MATCH (p:Paper {id: wanted})
CALL (p) {
  MATCH (p)-[:CITES]->(other:Paper)
  RETURN p.id AS citing, other.id AS cited
  UNION ALL
  MATCH (p)<-[:CITES]-(other:Paper)
  RETURN other.id AS citing, p.id AS cited
}
RETURN DISTINCT citing, cited
