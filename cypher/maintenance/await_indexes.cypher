// Waits until every index is online; fails where one failed or the time is over.
// Access: read
// Parameters: seconds
// Returns: none
CALL db.awaitIndexes($seconds)
