// What the next authors in the order of their ids are called.
// Access: read
// Parameters: after, first
// Returns: names
MATCH (author:Author)
WHERE author.id > $after
WITH author
ORDER BY author.id
LIMIT $first
RETURN collect([author.id, author.name]) AS names
