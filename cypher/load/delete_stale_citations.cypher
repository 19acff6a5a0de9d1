// Parts papers that no entry says cite each other any more.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (:Paper {id: row.citing})-[r:CITES]->(:Paper {id: row.cited})
DELETE r
