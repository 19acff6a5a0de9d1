// The papers whose entries bear the given external ids, such as doi:10.7717/peerj.4375.
// Access: read
// Parameters: keys
// Returns: key, paper
UNWIND $keys AS key
MATCH (k:Identifier {id: key})<-[:HAS_IDENTIFIER]-(:SourceRecord)<-[:HAS_SOURCE]-(p:Paper)
USING INDEX SEEK k:Identifier(id)
RETURN DISTINCT key, p.id AS paper
