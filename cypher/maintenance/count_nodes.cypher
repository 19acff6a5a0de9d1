// How many nodes there are, without the program's own bookkeeping.
// Access: read
// Parameters: none
// Returns: nodes
MATCH (node)
WHERE NOT node:Migration AND NOT node:MigrationLock AND NOT node:Import
RETURN count(node) AS nodes
