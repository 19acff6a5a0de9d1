// Says what papers are about that came with this batch.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row.paper})
UNWIND row.subjects AS subject
MATCH (t:Topic {id: subject.topic})
CREATE (p)-[r:ABOUT]->(t)
SET r = subject.properties
