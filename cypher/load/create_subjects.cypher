// Says what papers are about that came with this batch. A row is a list: the paper, and a list for
// each topic.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row[0]})
UNWIND row[1] AS subject
MATCH (t:Topic {id: subject[0]})
CREATE (p)-[:ABOUT {score: subject[1], method: subject[2]}]->(t)
