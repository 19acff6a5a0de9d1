// Every decision of curators, the undone ones too, the earliest first.
// Access: read
// Parameters: none
// Returns: decision, authors, found
MATCH (d:Decision)
RETURN d.decision AS decision, [(d)-[:ABOUT_AUTHOR]->(a:Author) | a.id] AS authors,
       d.mentionsFound AS found
ORDER BY d.at, d.id
