// The given profiles as stored, with the author that each describes.
// Access: read
// Parameters: ids
// Returns: id, author, properties
UNWIND $ids AS wanted
MATCH (f:Profile {id: wanted})
OPTIONAL MATCH (a:Author)-[:HAS_PROFILE]->(f)
RETURN f.id AS id, a.id AS author, properties(f) AS properties
