CALL gds.graph.list('bench') YIELD sizeInBytes
RETURN sizeInBytes AS answer
