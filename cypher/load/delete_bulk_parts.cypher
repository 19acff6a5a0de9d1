// Forgets a bulk load of which nothing is left.
// Access: write
// Parameters: load
// Returns: none
MATCH (part:BulkPart {load: $load})
DELETE part
