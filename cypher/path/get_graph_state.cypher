// Which graph this is and how often it was changed; a graph that never said so begins to now.
// Access: write
// Parameters: none
// Returns: identity, changes
MERGE (state:GraphState {id: 'graph'})
ON CREATE SET state.identity = randomUUID(), state.changes = 0
RETURN state.identity AS identity, state.changes AS changes
