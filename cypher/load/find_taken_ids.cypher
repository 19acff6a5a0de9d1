// Which of the given ids some author or paper has or had.
// Access: read
// Parameters: ids
// Returns: id
UNWIND $ids AS wanted
OPTIONAL MATCH (a:Author {id: wanted})
OPTIONAL MATCH (p:Paper {id: wanted})
OPTIONAL MATCH (m:Merged {id: wanted})
WITH coalesce(a.id, p.id, m.id) AS id
WHERE id IS NOT NULL
RETURN DISTINCT id
