// The institutions that bear one of the given names in whatever place, each name quoted for the index.
// Access: read
// Parameters: names
// Returns: properties
UNWIND $names AS wanted
CALL db.index.fulltext.queryNodes('fulltext_index_Institution_searchText', wanted.query) YIELD node
WHERE node.name = wanted.name OR wanted.name IN node.aliases OR wanted.name IN node.acronyms
RETURN DISTINCT properties(node) AS properties
