// Creates papers that the graph does not have. A row is a list: the id, and what the names say.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
CREATE (:Paper {
  id: row[0], title: row[1], titleKey: row[2], searchText: row[3], abstract: row[4],
  date: row[5], datePrecision: row[6], yearInferred: row[7], year: row[8], type: row[9],
  venue: row[10], doi: row[11], arxivId: row[12], openalexId: row[13], codeUrl: row[14],
  hasCode: row[15], authorCount: row[16], authorsTruncated: row[17], collectives: row[18],
  citedByCount: row[19], referenceCount: row[20], score: row[21]
})
