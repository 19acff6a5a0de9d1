// What exports say about institutions, with what they are part of.
// Access: read
// Parameters: ids
// Returns: asked, institution, parents
UNWIND $ids AS asked
OPTIONAL MATCH (:Merged {id: asked})-[:MERGED_INTO*1..20]->(winner:Institution)
MATCH (i:Institution {id: coalesce(winner.id, asked)})
RETURN asked,
       i {.id, .name, .aliases, .acronyms, .ror, .openalexId, .city, .country, .type} AS institution,
       COLLECT {
         MATCH (i)-[:PART_OF]->(parent:Institution)
         RETURN parent {.id, .name, .ror} ORDER BY parent.id
       } AS parents
