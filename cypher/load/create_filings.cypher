// Files papers under categories that came with this batch. A row is a list: the paper, and a list for
// each category.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (p:Paper {id: row[0]})
UNWIND row[1] AS filing
MATCH (c:Category {id: filing[0]})
CREATE (p)-[:IN_CATEGORY {primary: filing[1], ambiguous: filing[2]}]->(c)
