// Says of authors who came with this batch what they wrote and where they work, as it was counted.
// An institution that went into another one meanwhile is left out: it is no node.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row.author})
SET a += row.counts
WITH a, row
UNWIND row.places AS place
MATCH (i:Institution {id: place.institution})
CREATE (a)-[r:AFFILIATED_WITH]->(i)
SET r = place.properties
