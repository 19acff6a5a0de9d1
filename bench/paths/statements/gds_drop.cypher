CALL gds.graph.drop('bench', false) YIELD graphName
RETURN graphName AS answer
