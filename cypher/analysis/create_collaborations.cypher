// Joins authors of whom one is new: nothing joins them yet. A row is a list: the lesser id of each
// pair, and a list for each other one.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row[0]})
UNWIND row[1] AS other
MATCH (b:Author {id: other[0]})
CREATE (a)-[:COLLABORATED_WITH {
  papers: other[1], strength: other[2], firstYear: other[3], lastYear: other[4],
  confidence: other[5]
}]->(b)
