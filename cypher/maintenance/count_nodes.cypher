// How many nodes there are, without the program's own bookkeeping.
// Access: read
// Parameters: none
// Returns: nodes
MATCH (node)
WHERE NOT node:Migration AND NOT node:MigrationLock AND NOT node:Import AND NOT node:Decision
  AND NOT node:GraphState AND NOT node:GraphChange
  AND NOT node:BulkPart
RETURN count(node) AS nodes
