MATCH (a:Author {id: $start}), (b:Author {id: $goal})
CALL gds.shortestPath.dijkstra.stream('bench', {
  sourceNode: a, targetNode: b, relationshipWeightProperty: 'cost'
})
YIELD totalCost, nodeIds
RETURN CASE WHEN size(nodeIds) <= $most + 1 THEN totalCost END AS answer
