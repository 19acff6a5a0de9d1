// Answers if the database does.
// Access: read
// Parameters: none
// Returns: answer
RETURN 1 AS answer
