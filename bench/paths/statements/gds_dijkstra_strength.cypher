MATCH (a:Author {id: $start}), (b:Author {id: $goal})
CALL gds.shortestPath.dijkstra.stream('bench', {
  sourceNode: a, targetNode: b, relationshipWeightProperty: 'cost'
})
YIELD totalCost
RETURN totalCost AS answer
