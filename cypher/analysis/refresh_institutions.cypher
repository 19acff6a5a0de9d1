// Counts anew the papers from the given institutions; one that nothing names and
// no register describes goes.
// Access: write
// Parameters: institutions
// Returns: none
UNWIND $institutions AS wanted
MATCH (i:Institution {id: wanted})
SET i.paperCount = COUNT { (i)<-[:FROM_INSTITUTION]-() }
WITH i
WHERE i.paperCount = 0
  AND NOT coalesce(i.nameSource IN ['ror', 'openalex'], false)
  AND NOT EXISTS { (i)<-[:AFFILIATED_WITH]-() }
  AND NOT EXISTS { (i)<-[:PART_OF]-() }
  AND NOT EXISTS { (i)-[:HAS_IDENTIFIER]->() }
DETACH DELETE i
