// Authors in the order of their ids, with their names and blocks.
// Access: read
// Parameters: after, first
// Returns: id, name, nameKey
MATCH (a:Author)
WHERE a.id > $after
WITH a ORDER BY a.id
LIMIT $first
RETURN a.id AS id, a.name AS name, a.nameKey AS nameKey
