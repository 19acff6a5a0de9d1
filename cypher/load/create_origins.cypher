// Says which institutions papers name that came with this batch. A row is a list: the paper, and a
// list for each institution.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row[0]})
UNWIND row[1] AS origin
MATCH (i:Institution {id: origin[0]})
CREATE (p)-[:FROM_INSTITUTION {method: origin[1]}]->(i)
