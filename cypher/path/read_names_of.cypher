// What some authors are called; those that are gone are left out.
// Access: read
// Parameters: ids
// Returns: names
MATCH (author:Author)
WHERE author.id IN $ids
RETURN collect([author.id, author.name]) AS names
