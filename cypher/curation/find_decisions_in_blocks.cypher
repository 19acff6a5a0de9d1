// The decisions that name somebody whose name falls into one of the given blocks.
// Access: read
// Parameters: keys
// Returns: decision, nameKeys, authors, found
MATCH (d:Decision)
WHERE any(key IN d.nameKeys WHERE key IN $keys)
RETURN d.decision AS decision, d.nameKeys AS nameKeys,
       [(d)-[:ABOUT_AUTHOR]->(a:Author) | a.id] AS authors, d.mentionsFound AS found
