// What exports say about papers: their own facts, who wrote them in printed order, where from.
// Access: read
// Parameters: ids
// Returns: asked, paper, authors, category
UNWIND $ids AS asked
OPTIONAL MATCH (:Merged {id: asked})-[:MERGED_INTO*1..20]->(winner:Paper)
MATCH (p:Paper {id: coalesce(winner.id, asked)})
RETURN asked,
       p {.id, .title, .abstract, .date, .type, .venue, .doi, .arxivId, .openalexId, .codeUrl,
          .authorsTruncated, .collectives} AS paper,
       COLLECT {
         MATCH (a:Author)-[r:AUTHORED]->(p)
         WITH a, r
         ORDER BY r.position, a.id
         RETURN {id: a.id, name: coalesce(r.printedName, a.name), orcid: a.orcid}
       } AS authors,
       COLLECT {
         MATCH (p)-[r:IN_CATEGORY]->(c:Category)
         WHERE r.primary
         RETURN c.id ORDER BY c.id LIMIT 1
       }[0] AS category
