// Deletes what a bulk load that was not ended has written; its parts stay, and say that it was begun.
// Access: write
// Parameters: load
// Returns: none
MATCH (n:Author|Category|Identifier|Import|Institution|Merged|NameKey|Paper|Profile|SourceRecord|Topic)
WHERE NOT n:Import OR n.id = $load
CALL (n) {
  DETACH DELETE n
} IN TRANSACTIONS OF 5000 ROWS
