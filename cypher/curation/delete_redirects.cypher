// Takes away the redirects of ids that stand for an author again.
// Access: write
// Parameters: ids
// Returns: none
UNWIND $ids AS id
MATCH (m:Merged {id: id})
DETACH DELETE m
