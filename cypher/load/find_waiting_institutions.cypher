// The institutions whose register says that they are part of one of the given ids, quoted.
// Access: read
// Parameters: query
// Returns: id, parents
CALL db.index.fulltext.queryNodes('fulltext_index_Institution_parentKeys', $query) YIELD node
RETURN node.id AS id, node.parentKeys AS parents
