// Joins authors of whom one is new: nothing joins them yet. `ends` are the greater ids of the pairs; a
// row is a list: the lesser id, and a list for each other one: the place in `ends`, and what the names
// say.
// Access: write
// Parameters: ends, rows
// Returns: none
UNWIND range(0, size($ends) - 1) AS place
OPTIONAL MATCH (found:Author {id: $ends[place]})
WITH found ORDER BY place
WITH collect([found]) AS ends
UNWIND $rows AS row
MATCH (a:Author {id: row[0]})
UNWIND row[1] AS other
WITH a, other, ends[other[0]][0] AS b
CREATE (a)-[:COLLABORATED_WITH {
  papers: other[1], strength: other[2], firstYear: other[3], lastYear: other[4],
  confidence: other[5]
}]->(b)
