// Says what papers are about that came with this batch. `ends` are the topics; a row is a list: the
// paper, and a list for each topic: the place in `ends`, and what the names say.
// Access: write
// Parameters: ends, rows
// Returns: none
UNWIND range(0, size($ends) - 1) AS place
OPTIONAL MATCH (found:Topic {id: $ends[place]})
WITH found ORDER BY place
WITH collect([found]) AS ends
UNWIND $rows AS row
MATCH (p:Paper {id: row[0]})
UNWIND row[1] AS subject
WITH p, subject, ends[subject[0]][0] AS t
CREATE (p)-[:ABOUT {score: subject[1], method: subject[2]}]->(t)
