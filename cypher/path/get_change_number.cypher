// Which graph this is and how often its papers and authorships were changed; nulls where it never
// said so.
// Access: read
// Parameters: none
// Returns: identity, changes
OPTIONAL MATCH (state:GraphState {id: 'graph'})
RETURN state.identity AS identity, state.changes AS changes
