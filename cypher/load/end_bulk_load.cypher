// Ends a bulk load: from now on others may write, and the graph is another than the empty one that
// copies were made of.
// Access: write
// Parameters: none
// Returns: none
CALL () {
  MATCH (part:BulkPart)
  DELETE part
}
MERGE (state:GraphState {id: 'graph'})
ON CREATE SET state.changes = 0
SET state.identity = randomUUID(), state.writes = coalesce(state.writes, 0) + 1
