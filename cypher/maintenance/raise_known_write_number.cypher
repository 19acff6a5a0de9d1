// Counts one more write, if the graph has been counting: one that was not loaded yet stays as it is.
// Access: write
// Parameters: none
// Returns: none
MATCH (state:GraphState {id: 'graph'})
SET state.writes = coalesce(state.writes, 0) + 1
