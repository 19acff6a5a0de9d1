// What exports say about authors, with the institutions that most of their papers name.
// Access: read
// Parameters: ids
// Returns: asked, author, institutions
UNWIND $ids AS asked
OPTIONAL MATCH (:Merged {id: asked})-[:MERGED_INTO*1..20]->(winner:Author)
MATCH (a:Author {id: coalesce(winner.id, asked)})
RETURN asked,
       a {.id, .name, .nameVariants, .orcid, .openalexId} AS author,
       COLLECT {
         MATCH (a)-[r:AFFILIATED_WITH]->(i:Institution)
         WITH i, r
         ORDER BY r.papers DESC, i.id
         RETURN i {.id, .name, .ror}
       } AS institutions
