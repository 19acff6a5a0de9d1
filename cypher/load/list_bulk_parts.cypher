// The parts of the bulk load under way that are written.
// Access: read
// Parameters: none
// Returns: id
MATCH (part:BulkPart)
RETURN part.id AS id
