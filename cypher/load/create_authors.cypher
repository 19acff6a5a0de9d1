// Creates authors whom the graph does not have. A row is a list: the id, and what the names say.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
CREATE (:Author {
  id: row[0], name: row[1], nameVariants: row[2], nameKey: row[3], searchText: row[4],
  hIndex: row[5], citationCount: row[6], novelty: row[7], aiScore: row[8],
  metricsSource: row[9], metricsDate: row[10], role: row[11], affiliation: row[12],
  openToCollaborate: row[13], trustScore: row[14], trustLabel: row[15], verification: row[16],
  claimed: row[17], followers: row[18], profileSource: row[19], profileDate: row[20],
  orcid: row[21], openalexId: row[22]
})
