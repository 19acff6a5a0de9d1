// One decision by its id.
// Access: read
// Parameters: id
// Returns: decision, authors, found
MATCH (d:Decision {id: $id})
RETURN d.decision AS decision, [(d)-[:ABOUT_AUTHOR]->(a:Author) | a.id] AS authors,
       d.mentionsFound AS found
