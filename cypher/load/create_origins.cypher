// Says which institutions papers name that came with this batch. `ends` are the institutions; a row is
// a list: the paper, and a list for each institution: the place in `ends`, and what the names say.
// Access: write
// Parameters: ends, rows
// Returns: none
UNWIND range(0, size($ends) - 1) AS place
OPTIONAL MATCH (found:Institution {id: $ends[place]})
WITH found ORDER BY place
WITH collect([found]) AS ends
UNWIND $rows AS row
MATCH (p:Paper {id: row[0]})
UNWIND row[1] AS origin
WITH p, origin, ends[origin[0]][0] AS i
CREATE (p)-[:FROM_INSTITUTION {method: origin[1]}]->(i)
