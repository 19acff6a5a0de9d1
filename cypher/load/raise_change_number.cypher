// Counts one more change of the graph and writes down which papers it is about, and whose name; only
// the newest `kept` changes stay written down.
// Access: write
// Parameters: papers, authors, kept
// Returns: none
MERGE (state:GraphState {id: 'graph'})
ON CREATE SET state.identity = randomUUID(), state.changes = 0
SET state.changes = state.changes + 1
CREATE (:GraphChange {number: state.changes, papers: $papers, authors: $authors})
WITH state.changes - $kept AS last
MATCH (old:GraphChange)
WHERE old.number <= last
DELETE old
