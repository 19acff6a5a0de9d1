// What tells the given papers from others: their external ids, titles, years and entries.
// Access: read
// Parameters: papers
// Returns: id, title, titleKey, year, doi, arxivId, openalexId, records
UNWIND $papers AS wanted
MATCH (p:Paper {id: wanted})
RETURN p.id AS id, p.title AS title, p.titleKey AS titleKey, p.year AS year, p.doi AS doi,
       p.arxivId AS arxivId, p.openalexId AS openalexId,
       [(p)-[:HAS_SOURCE]->(s:SourceRecord) | s.id] AS records
