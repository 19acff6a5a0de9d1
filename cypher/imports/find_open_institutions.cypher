// Some institutions of which the import may have said something, that no register describes, with
// whether others are part of them.
// Access: read
// Parameters: import, limit
// Returns: id, properties, hasParts
MATCH (n:Import {id: $import})
UNWIND coalesce(n.openInstitutions, [])[..$limit] AS id
OPTIONAL MATCH (i:Institution {id: id})
WHERE NOT coalesce(i.nameSource IN ['ror', 'openalex'], false)
RETURN id, properties(i) AS properties, EXISTS { (i)<-[:PART_OF]-() } AS hasParts
