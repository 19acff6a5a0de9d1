// One tier of a slice: what stands next to the nodes that were reached last, the best of each
// kind first, `room` of each kind at most, and how many there are.
// A node is the better the more strongly it is tied to those nodes, then the more recent it is.
// Papers outside the filter are left out; without `derived` collaborations are those of the
// papers inside it. An unknown year is outside every window.
// The first tier is that of the nodes behind `asked`, ids of any kind, merged ones included: then they
// are `found` with their ids and kinds, beside which graph answers and how often it was changed. Only
// what is `seen` is left out, also of those.
// Access: read
// Parameters: asked, frontier, seen, kinds, room, derived, since, until, mostAuthors, downweightAbove
// Returns: kind, total, ids, found, identity, changes
OPTIONAL MATCH (state:GraphState {id: 'graph'})
CALL () {
  UNWIND $asked AS given
  OPTIONAL MATCH (:Merged {id: given})-[:MERGED_INTO*1..20]->(survivor)
  WHERE NOT survivor:Merged
  WITH given, coalesce(survivor.id, given) AS id
  MATCH (node:Author|Paper|Category|Topic|Institution {id: id})
  RETURN
    collect([given, node.id, head(labels(node))]) AS found,
    collect(DISTINCT node.id) AS begun
}
CALL (begun) {
  UNWIND $frontier + begun AS id
  MATCH (node:Author|Paper|Category|Topic|Institution {id: id})
  CALL (node) {
    // Nothing else leads from an author to authors than collaborations.
    WITH node
    WHERE NOT (node:Author AND $kinds = ['Author'])
    MATCH (node)-[edge:AUTHORED|IN_CATEGORY|ABOUT|AFFILIATED_WITH|FROM_INSTITUTION|CITES|PART_OF]-(other)
    WHERE (
        NOT other:Paper
        OR (
          ($mostAuthors IS NULL OR other.authorCount <= $mostAuthors)
          AND ($since IS NULL OR other.year >= $since)
          AND ($until IS NULL OR other.year <= $until)
        )
      )
      AND (
        type(edge) <> 'AFFILIATED_WITH'
        OR (
          ($since IS NULL OR edge.lastYear >= $since)
          AND ($until IS NULL OR edge.firstYear <= $until)
        )
      )
    RETURN
      other,
      CASE type(edge)
        WHEN 'ABOUT' THEN edge.score
        WHEN 'AFFILIATED_WITH' THEN toFloat(edge.papers)
        ELSE 1.0
      END AS weight
  UNION ALL
    WITH node
    WHERE $derived AND 'Author' IN $kinds
    MATCH (node)-[edge:COLLABORATED_WITH]-(other)
    RETURN other, edge.strength AS weight
  UNION ALL
    WITH node
    WHERE NOT $derived AND 'Author' IN $kinds
    MATCH (node)-[:AUTHORED]->(paper:Paper)<-[:AUTHORED]-(other)
    WHERE other <> node
      AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
      AND ($since IS NULL OR paper.year >= $since)
      AND ($until IS NULL OR paper.year <= $until)
    WITH DISTINCT other, paper
    WITH other, CASE WHEN paper.authorCount < 2 THEN 2 ELSE paper.authorCount END AS authors
    RETURN
      other,
      sum(
        CASE
          WHEN authors > $downweightAbove
            THEN toFloat($downweightAbove) / authors / (authors - 1)
          ELSE 1.0 / (authors - 1)
        END
      ) AS weight
  }
  WITH other, round(sum(weight), 9) AS weight
  WHERE any(label IN labels(other) WHERE label IN $kinds) AND NOT other.id IN $seen
  WITH
    head(labels(other)) AS kind,
    other.id AS id,
    weight,
    coalesce(other.date, toString(other.lastYear), '') AS recency
  ORDER BY weight DESC, recency DESC, id ASC
  RETURN kind, count(*) AS total, collect(id)[..$room] AS ids
}
RETURN
  kind,
  total,
  ids,
  found,
  state.identity AS identity,
  state.changes AS changes
ORDER BY kind
