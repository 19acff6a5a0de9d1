// The authors of the papers that an import has a part in, and those of no other paper.
// Access: read
// Parameters: import, first
// Returns: total, alone, examples
MATCH (i:Import {id: $import})
CALL (i) {
  MATCH (i)<-[:FROM_IMPORT]-(:SourceRecord)<-[:HAS_SOURCE]-(:Paper)<-[:AUTHORED]-(a:Author)
  WITH DISTINCT i, a
  RETURN a,
         NOT EXISTS {
           (a)-[:AUTHORED]->(:Paper)-[:HAS_SOURCE]->(:SourceRecord)-[:FROM_IMPORT]->(other:Import)
           WHERE other <> i
         } AS alone
}
WITH a, alone
ORDER BY a.id
RETURN count(a) AS total,
       sum(CASE WHEN alone THEN 1 ELSE 0 END) AS alone,
       collect({id: a.id, name: a.name, alone: alone})[0..$first] AS examples
