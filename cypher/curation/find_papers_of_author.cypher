// The papers of an author that an id names: their own or a merged one, or an external one.
// Access: read
// Parameters: author, id, doi, arxivId, openalexId
// Returns: id
OPTIONAL MATCH (:Merged {id: $id})-[:MERGED_INTO*1..20]->(survivor:Paper)
WITH coalesce(survivor.id, $id) AS wanted
MATCH (:Author {id: $author})-[:AUTHORED]->(p:Paper)
WHERE p.id = wanted OR p.doi = $doi OR p.arxivId = $arxivId OR p.openalexId = $openalexId
RETURN DISTINCT p.id AS id
