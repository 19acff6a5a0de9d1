// Files papers under categories that came with this batch. `ends` are the categories; a row is a list:
// the paper, and a list for each category: the place in `ends`, and what the names say.
// Access: write
// Parameters: ends, rows
// Returns: none
UNWIND range(0, size($ends) - 1) AS place
OPTIONAL MATCH (found:Category {id: $ends[place]})
WITH found ORDER BY place
WITH collect([found]) AS ends
UNWIND $rows AS row
MATCH (p:Paper {id: row[0]})
UNWIND row[1] AS filing
WITH p, filing, ends[filing[0]][0] AS c
CREATE (p)-[:IN_CATEGORY {primary: filing[1], ambiguous: filing[2]}]->(c)
