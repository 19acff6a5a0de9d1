// One author, as the explanation of who it is begins.
// Access: read
// Parameters: author
// Returns: id, name, nameVariants, nameKey, paperCount, collaboratorCount, formerIds, profiles
MATCH (a:Author {id: $author})
RETURN a.id AS id, a.name AS name, a.nameVariants AS nameVariants, a.nameKey AS nameKey,
       a.paperCount AS paperCount, a.collaboratorCount AS collaboratorCount,
       [(m:Merged)-[:MERGED_INTO]->(a) | m.id] AS formerIds,
       [(a)-[:HAS_PROFILE]->(f:Profile) | f.id] AS profiles
