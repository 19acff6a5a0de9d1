// Counts anew the papers about the given topics; one that no paper is about goes.
// Access: write
// Parameters: topics
// Returns: none
UNWIND $topics AS wanted
MATCH (t:Topic {id: wanted})
WITH t, COUNT { (t)<-[:ABOUT]-() } AS papers
SET t.paperCount = papers
WITH t
WHERE t.paperCount = 0
DETACH DELETE t
