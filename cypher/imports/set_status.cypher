// Says how far an import, or its undoing, is.
// Access: write
// Parameters: id, status, at
// Returns: none
MATCH (i:Import {id: $id})
SET i.status = $status, i.wroteAt = $at
