// The changes of the graph after a number, with the papers and the named authors that each is about,
// as far as they are written down.
// Access: read
// Parameters: after
// Returns: number, papers, authors
MATCH (change:GraphChange)
WHERE change.number > $after
RETURN change.number AS number, change.papers AS papers, coalesce(change.authors, []) AS authors
ORDER BY number
