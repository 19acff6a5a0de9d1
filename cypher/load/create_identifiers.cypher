// Keeps which external ids entries bear that came with this batch.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (s:SourceRecord {id: row.record})
UNWIND row.keys AS key
MERGE (k:Identifier {id: key})
CREATE (s)-[:HAS_IDENTIFIER]->(k)
