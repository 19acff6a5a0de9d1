MATCH (a:Author)-[r:COLLABORATED_WITH]->(b:Author)
RETURN gds.graph.project('bench', a, b, {relationshipProperties: {cost: 1.0 / r.strength}},
                         {undirectedRelationshipTypes: ['*']}) AS answer
