// Counts one more write of anything, for those who keep answers.
// Access: write
// Parameters: none
// Returns: none
MERGE (state:GraphState {id: 'graph'})
ON CREATE SET state.identity = randomUUID(), state.changes = 0
SET state.writes = coalesce(state.writes, 0) + 1
