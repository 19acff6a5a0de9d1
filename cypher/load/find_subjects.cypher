// The topics and institutions of the given papers.
// Access: read
// Parameters: papers
// Returns: topics, institutions
UNWIND $papers AS wanted
MATCH (p:Paper {id: wanted})
RETURN [(p)-[:ABOUT]->(t:Topic) | t.id] AS topics,
       [(p)-[:FROM_INSTITUTION]->(i:Institution) | i.id] AS institutions
