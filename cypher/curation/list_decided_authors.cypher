// The authors of the decisions that hold.
// Access: read
// Parameters: none
// Returns: decision, kind, authors
MATCH (d:Decision {active: true})
RETURN d.id AS decision, d.kind AS kind, [(d)-[:ABOUT_AUTHOR]->(a:Author) | a.id] AS authors
