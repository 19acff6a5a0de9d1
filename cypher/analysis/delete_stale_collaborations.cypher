// Parts authors who have no joint paper any more.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (:Author {id: row.author})-[c:COLLABORATED_WITH]->(:Author {id: row.other})
DELETE c
