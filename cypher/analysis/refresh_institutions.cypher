// Counts anew the papers from the given institutions; one that nothing names goes.
// Access: write
// Parameters: institutions
// Returns: none
UNWIND $institutions AS wanted
MATCH (i:Institution {id: wanted})
SET i.paperCount = COUNT { (i)<-[:FROM_INSTITUTION]-() }
WITH i
WHERE i.paperCount = 0
  AND NOT EXISTS { (i)<-[:AFFILIATED_WITH]-() }
  AND NOT EXISTS { (i)<-[:PART_OF]-() }
DETACH DELETE i
