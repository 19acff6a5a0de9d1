// The newest imports, or the one of the given id.
// Access: read
// Parameters: id, limit
// Returns: id, status, startedAt, wroteAt, files, options, counts, version, total
CALL () {
  MATCH (i:Import)
  WHERE $id IS NULL OR i.id = $id
  RETURN count(i) AS total
}
MATCH (i:Import)
WHERE $id IS NULL OR i.id = $id
WITH i, total
ORDER BY i.startedAt DESC, i.id
LIMIT $limit
RETURN i.id AS id, i.status AS status, i.startedAt AS startedAt, i.wroteAt AS wroteAt,
       i.files AS files, i.options AS options, i.counts AS counts, i.version AS version, total
