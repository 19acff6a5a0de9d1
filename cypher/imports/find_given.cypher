// Some entries (or pages, by their label) that an import read, with what other imports read there.
// Access: read
// Parameters: import, pages, limit
// Returns: id, paper, record, profile, properties, others
MATCH (i:Import {id: $import})<-[:FROM_IMPORT]-(n)
WHERE (n:Profile) = $pages
WITH n, i
LIMIT $limit
RETURN n.id AS id,
       [(p:Paper)-[:HAS_SOURCE]->(n) | p.id][0] AS paper,
       n.record AS record,
       n.profile AS profile,
       CASE WHEN $pages THEN properties(n) END AS properties,
       COLLECT {
         MATCH (n)-[f:FROM_IMPORT]->(other:Import)
         WHERE other <> i
         WITH f
         ORDER BY f.at, elementId(f)
         RETURN {given: f.given, profile: f.profile}
       } AS others
