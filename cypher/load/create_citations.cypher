// Joins papers to those that they cite and are not joined to yet. `ends` are the cited papers; a row is
// a list: the citing paper, and the places in `ends`.
// Access: write
// Parameters: ends, rows
// Returns: none
UNWIND range(0, size($ends) - 1) AS place
OPTIONAL MATCH (found:Paper {id: $ends[place]})
WITH found ORDER BY place
WITH collect([found]) AS ends
UNWIND $rows AS row
MATCH (citing:Paper {id: row[0]})
UNWIND row[1] AS one
WITH citing, ends[one][0] AS cited
CREATE (citing)-[:CITES]->(cited)
