// The changes of the graph after a number, with the papers that each is about, as far as they are
// written down.
// Access: read
// Parameters: after
// Returns: number, papers
MATCH (change:GraphChange)
WHERE change.number > $after
RETURN change.number AS number, change.papers AS papers
ORDER BY number
