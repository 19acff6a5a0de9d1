// Counts anew the papers about the given topics; those that no paper is about go, they and what
// they were part of, unless a part of them is left that some paper is about.
// Access: write
// Parameters: topics
// Returns: none
UNWIND $topics AS wanted
MATCH (t:Topic {id: wanted})
SET t.paperCount = COUNT { (t)<-[:ABOUT]-() }
WITH collect(t) AS counted
UNWIND counted AS t
WITH t
WHERE t.paperCount = 0
MATCH (t)-[:PART_OF*0..]->(unused:Topic)
WITH DISTINCT unused
WHERE unused.paperCount = 0
  AND NOT EXISTS {
    (unused)<-[:PART_OF*1..]-(part:Topic)
    WHERE part.paperCount > 0
  }
WITH collect(unused) AS gone
FOREACH (t IN gone | DETACH DELETE t)
