// Sets the component ids of single authors.
// Access: write
// Parameters: rows
// Returns: none
UNWIND $rows AS row
MATCH (a:Author {id: row.author})
SET a.component = row.component, a.authorshipComponent = row.authorshipComponent
