// Creates categories, broader ones first, and joins each to the one that it is part of.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MERGE (c:Category {id: row.id})
SET c += row.properties
WITH c, row
WHERE row.parent IS NOT NULL
MERGE (parent:Category {id: row.parent})
MERGE (c)-[:PART_OF]->(parent)
