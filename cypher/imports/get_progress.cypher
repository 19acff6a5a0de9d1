// How far one import is, or the newest.
// Access: read
// Parameters: id
// Returns: id, status, startedAt, wroteAt, files, counts
MATCH (i:Import)
WHERE $id IS NULL OR i.id = $id
RETURN i.id AS id, i.status AS status, toString(i.startedAt) AS startedAt,
       toString(i.wroteAt) AS wroteAt, i.files AS files, i.counts AS counts
ORDER BY i.startedAt DESC, i.id
LIMIT 1
