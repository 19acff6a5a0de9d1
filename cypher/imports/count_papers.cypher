// The papers that an import has a part in, how many it alone brought, and the first of them all.
// Access: read
// Parameters: import, first
// Returns: total, alone, examples
MATCH (i:Import {id: $import})
CALL (i) {
  MATCH (i)<-[:FROM_IMPORT]-(:SourceRecord)<-[:HAS_SOURCE]-(p:Paper)
  WITH DISTINCT i, p
  RETURN p,
         NOT EXISTS {
           (p)-[:HAS_SOURCE]->(:SourceRecord)-[:FROM_IMPORT]->(other:Import)
           WHERE other <> i
         } AS alone
}
WITH p, alone
ORDER BY p.id
RETURN count(p) AS total,
       sum(CASE WHEN alone THEN 1 ELSE 0 END) AS alone,
       collect({id: p.id, title: p.title, alone: alone})[0..$first] AS examples
