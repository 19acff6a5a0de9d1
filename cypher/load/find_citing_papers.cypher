// The papers whose entries cite one of the given external ids, whether the graph has it or not.
// The query names the same ids, quoted: the index holds each id of the list as one word.
// Access: read
// Parameters: query, keys
// Returns: key, paper
CALL db.index.fulltext.queryNodes('fulltext_index_SourceRecord_references', $query) YIELD node
MATCH (p:Paper)-[:HAS_SOURCE]->(node)
UNWIND [key IN node.references WHERE key IN $keys] AS key
RETURN DISTINCT key, p.id AS paper
