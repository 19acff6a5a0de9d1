// Writes down that a part of a bulk load is written; fails where it was before.
// Access: write
// Parameters: id, load
// Returns: none
CREATE (:BulkPart {id: $id, load: $load})
