// Where a paper of one of two authors cites one of the other's: the newest citing papers first.
// Access: read
// Parameters: start, goal, most
// Returns: total, citations
UNWIND [[$start, $goal], [$goal, $start]] AS pair
MATCH (:Author {id: pair[0]})-[:AUTHORED]->(citing:Paper)-[:CITES]->(cited:Paper)
MATCH (cited)<-[:AUTHORED]-(:Author {id: pair[1]})
WITH DISTINCT pair[0] AS author, citing, cited
ORDER BY coalesce(citing.date, '') DESC, citing.id ASC, cited.id ASC, author ASC
WITH collect([author, citing.id, cited.id]) AS found
RETURN size(found) AS total, found[..$most] AS citations
