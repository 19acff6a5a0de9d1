// The relationships among the nodes of a slice, one a pair and kind, `most` at most, and how many
// there are; without `collaborations` only those that are stored as they are. Collaborations follow
// the same filter as in `slice/walk_on`. With `fresh` only those that touch one of these nodes. Other
// ends are compared as nodes, for which nothing of the many outside has to be read. With `onlyAuthors`
// there are no nodes of other kinds, and so no relationships but collaborations.
// Access: read
// Parameters: ids, fresh, most, onlyAuthors, collaborations, derived, since, until, mostAuthors, downweightAbove
// Returns: total, edges
UNWIND $ids AS key
MATCH (found:Author|Paper|Category|Topic|Institution {id: key})
WITH collect(found) AS nodes
UNWIND nodes AS node
WITH nodes, node, node.id AS id
CALL (nodes, id, node) {
  WITH nodes, id, node
  WHERE NOT $onlyAuthors
  MATCH (node)-[edge:AUTHORED|IN_CATEGORY|ABOUT|AFFILIATED_WITH|FROM_INSTITUTION|CITES|PART_OF]->(other)
  WHERE other IN nodes AND ($fresh IS NULL OR id IN $fresh OR other.id IN $fresh)
    AND (
      type(edge) <> 'AFFILIATED_WITH'
      OR (
        ($since IS NULL OR edge.lastYear >= $since)
        AND ($until IS NULL OR edge.firstYear <= $until)
      )
    )
  WITH other, type(edge) AS kind, collect(edge) AS edges
  RETURN
    kind,
    other.id AS target,
    head(edges).papers AS papers,
    null AS strength,
    head(edges).firstYear AS firstYear,
    head(edges).lastYear AS lastYear,
    reduce(best = null, edge IN edges |
      CASE WHEN best IS NULL OR edge.confidence > best THEN edge.confidence ELSE best END
    ) AS confidence,
    head(edges).score AS score,
    CASE WHEN kind = 'AUTHORED' THEN all(edge IN edges WHERE edge.inferred) END AS inferred
UNION ALL
  WITH nodes, id, node
  WHERE $collaborations AND $derived
  MATCH (node)-[edge:COLLABORATED_WITH]->(other)
  WHERE other IN nodes AND ($fresh IS NULL OR id IN $fresh OR other.id IN $fresh)
  RETURN
    'COLLABORATED_WITH' AS kind,
    other.id AS target,
    edge.papers AS papers,
    round(edge.strength, 9) AS strength,
    edge.firstYear AS firstYear,
    edge.lastYear AS lastYear,
    edge.confidence AS confidence,
    null AS score,
    null AS inferred
UNION ALL
  WITH nodes, id, node
  WHERE $collaborations AND NOT $derived
  MATCH (node)-[one:AUTHORED]->(paper:Paper)<-[two:AUTHORED]-(other)
  WHERE node.id < other.id
    AND other IN nodes
    AND ($fresh IS NULL OR id IN $fresh OR other.id IN $fresh)
    AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
    AND ($since IS NULL OR paper.year >= $since)
    AND ($until IS NULL OR paper.year <= $until)
  WITH
    other,
    paper,
    CASE WHEN paper.authorCount < 2 THEN 2 ELSE paper.authorCount END AS authors,
    max(CASE WHEN one.confidence < two.confidence THEN one.confidence ELSE two.confidence END)
      AS confidence
  RETURN
    'COLLABORATED_WITH' AS kind,
    other.id AS target,
    count(paper) AS papers,
    round(
      sum(
        CASE
          WHEN authors > $downweightAbove
            THEN toFloat($downweightAbove) / authors / (authors - 1)
          ELSE 1.0 / (authors - 1)
        END
      ),
      9
    ) AS strength,
    min(paper.year) AS firstYear,
    max(paper.year) AS lastYear,
    max(confidence) AS confidence,
    null AS score,
    null AS inferred
}
WITH
  id, kind, target, papers, strength, firstYear, lastYear, confidence, score, inferred
ORDER BY kind ASC, coalesce(strength, score, 0.0) DESC, id ASC, target ASC
WITH
  collect(
    [kind, id, target, papers, strength, firstYear, lastYear, confidence, score, inferred]
  ) AS edges
RETURN size(edges) AS total, edges[..$most] AS edges
