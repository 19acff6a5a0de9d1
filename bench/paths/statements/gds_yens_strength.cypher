MATCH (a:Author {id: $start}), (b:Author {id: $goal})
CALL gds.shortestPath.yens.stream('bench', {
  sourceNode: a, targetNode: b, k: $k, relationshipWeightProperty: 'cost'
})
YIELD totalCost
RETURN totalCost AS answer
ORDER BY answer
