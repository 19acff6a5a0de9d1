// The decisions about one author, the undone ones too, the earliest first.
// Access: read
// Parameters: author
// Returns: decision, authors, found
MATCH (:Author {id: $author})<-[:ABOUT_AUTHOR]-(d:Decision)
RETURN d.decision AS decision, [(d)-[:ABOUT_AUTHOR]->(a:Author) | a.id] AS authors,
       d.mentionsFound AS found
ORDER BY d.at, d.id
