// Removes entries that no import gives any more, and external ids that no entry bears then.
// Access: write
// Parameters: records
// Returns: none
UNWIND $records AS stale
MATCH (s:SourceRecord {id: stale})
OPTIONAL MATCH (s)-[:HAS_IDENTIFIER]->(k:Identifier)
WITH collect(DISTINCT s) AS entries, collect(DISTINCT k) AS keys
FOREACH (s IN entries | DETACH DELETE s)
WITH keys
UNWIND keys AS k
WITH k
WHERE NOT EXISTS { (k)<-[:HAS_IDENTIFIER]-() }
DELETE k
