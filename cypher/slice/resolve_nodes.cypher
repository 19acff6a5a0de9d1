// Finds the nodes of any kind behind ids, merged ones included; an unknown id has no row.
// Also says which graph answers, and how often it was changed.
// Access: read
// Parameters: ids
// Returns: asked, id, kind, identity, changes
OPTIONAL MATCH (state:GraphState {id: 'graph'})
UNWIND $ids AS asked
OPTIONAL MATCH (:Merged {id: asked})-[:MERGED_INTO*1..20]->(survivor)
WHERE NOT survivor:Merged
WITH state, asked, coalesce(survivor.id, asked) AS id
MATCH (node:Author|Paper|Category|Topic|Institution {id: id})
RETURN
  asked,
  node.id AS id,
  head(labels(node)) AS kind,
  state.identity AS identity,
  state.changes AS changes
