// Finds the authors behind ids, merged ones included; an id that nothing answers to has no row.
// Also says which graph answers, and how often it was changed.
// Access: read
// Parameters: ids
// Returns: asked, id, component, authorshipComponent, identity, changes
OPTIONAL MATCH (state:GraphState {id: 'graph'})
UNWIND $ids AS asked
OPTIONAL MATCH (:Merged {id: asked})-[:MERGED_INTO*1..20]->(survivor:Author)
WITH state, asked, coalesce(survivor.id, asked) AS id
MATCH (author:Author {id: id})
RETURN
  asked,
  author.id AS id,
  author.component AS component,
  author.authorshipComponent AS authorshipComponent,
  state.identity AS identity,
  state.changes AS changes
