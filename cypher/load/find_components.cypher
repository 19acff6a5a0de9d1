// The component ids of the given authors.
// Access: read
// Parameters: authors
// Returns: author, component, authorshipComponent
UNWIND $authors AS wanted
MATCH (a:Author {id: wanted})
RETURN a.id AS author, a.component AS component, a.authorshipComponent AS authorshipComponent
