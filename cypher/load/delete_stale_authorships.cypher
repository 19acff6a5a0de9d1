// Parts authors from papers that are no longer taken for theirs.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (:Author {id: row.author})-[r:AUTHORED]->(:Paper {id: row.paper})
DELETE r
