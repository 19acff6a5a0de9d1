// How many papers there are, from the store's own count.
// Access: read
// Parameters: none
// Returns: papers
MATCH (p:Paper)
RETURN count(p) AS papers
