// Removes profiles of pages that no entry stands on any more.
// Access: write
// Parameters: profiles
// Returns: none
UNWIND $profiles AS stale
MATCH (f:Profile {id: stale})
DETACH DELETE f
