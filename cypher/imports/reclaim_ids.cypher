// Takes ids back that had gone into others: somebody has them again.
// Access: write
// Parameters: ids
// Returns: none
UNWIND $ids AS id
MATCH (m:Merged {id: id})
DETACH DELETE m
