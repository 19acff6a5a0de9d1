// Papers in the order of their ids, with everybody on them; of larger teams only the size.
// Access: read
// Parameters: after, first, threshold
// Returns: paper, large, authors
MATCH (p:Paper)
WHERE p.id > $after
WITH p ORDER BY p.id
LIMIT $first
RETURN p.id AS paper, p.authorCount > $threshold AS large,
       CASE WHEN p.authorCount > $threshold THEN []
       ELSE [(p)<-[:AUTHORED]-(a:Author) | a.id] END AS authors
