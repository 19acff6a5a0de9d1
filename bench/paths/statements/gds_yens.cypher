MATCH (a:Author {id: $start}), (b:Author {id: $goal})
CALL gds.shortestPath.yens.stream('bench', {sourceNode: a, targetNode: b, k: $k})
YIELD totalCost, nodeIds
RETURN CASE WHEN size(nodeIds) <= $most + 1 THEN totalCost END AS answer
ORDER BY totalCost
