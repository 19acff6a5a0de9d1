// How many mentions have a doubtful author.
// Access: read
// Parameters: below
// Returns: count
MATCH (:Author)-[r:AUTHORED]->(:Paper)
WHERE r.confidence < $below
RETURN count(r) AS count
