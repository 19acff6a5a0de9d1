// Answers if the database does, and says whether a bulk load is under way in it.
// Access: read
// Parameters: none
// Returns: loading
RETURN EXISTS { (:BulkPart) } AS loading
