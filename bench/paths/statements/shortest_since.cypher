CYPHER 25
MATCH (a:Author {id: $start}), (b:Author {id: $goal})
MATCH p = SHORTEST $k (a)-[r:COLLABORATED_WITH WHERE r.lastYear >= $since]-{1,10}(b)
RETURN length(p) AS answer
ORDER BY answer
