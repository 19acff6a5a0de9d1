// Which graph this is and how often anything in it was written; nulls where it never said so.
// Access: read
// Parameters: none
// Returns: identity, writes
OPTIONAL MATCH (state:GraphState {id: 'graph'})
RETURN state.identity AS identity, coalesce(state.writes, 0) + state.changes AS writes
