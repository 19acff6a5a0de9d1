// Files papers under categories that came with this batch.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row.paper})
UNWIND row.filings AS filing
MATCH (c:Category {id: filing.category})
CREATE (p)-[r:IN_CATEGORY]->(c)
SET r = filing.properties
