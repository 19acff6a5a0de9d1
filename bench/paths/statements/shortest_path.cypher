MATCH (a:Author {id: $start}), (b:Author {id: $goal})
MATCH p = shortestPath((a)-[:COLLABORATED_WITH*1..10]-(b))
RETURN length(p) AS answer
