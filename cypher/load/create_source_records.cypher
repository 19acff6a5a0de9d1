// Keeps entries that the graph does not have, each with the paper that it describes.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row.paper})
CREATE (p)-[:HAS_SOURCE]->(s:SourceRecord {id: row.id})
SET s += row.properties
