// Deletes what a bulk load that was not ended has written; its parts stay, and say that it was begun.
// What many relationships lead to goes last: a node is deleted with all of them in one transaction.
// Access: write
// Parameters: load
// Returns: none
MATCH (n:Author|Paper|Profile|SourceRecord)
CALL (n) {
  DETACH DELETE n
} IN TRANSACTIONS OF 5000 ROWS
WITH count(*) AS gone
MATCH (n:Category|Identifier|Import|Institution|Merged|NameKey|Topic)
WHERE NOT n:Import OR n.id = $load
CALL (n) {
  DETACH DELETE n
} IN TRANSACTIONS OF 5000 ROWS
