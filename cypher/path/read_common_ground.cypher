// What an author has in common with some others: the collaborators that they share over papers
// that count, and the topics that both wrote about, those with most papers of the two first, each
// topic with the lesser of their two numbers of papers. The author's side is read once, and compared
// as nodes, for which nothing of others is read.
// Access: read
// Parameters: author, others, since, until, mostAuthors, minConfidence
// Returns: other, shared, topics
MATCH (me:Author {id: $author})
CALL (me) {
  MATCH (me)-[one:AUTHORED]->(paper:Paper)<-[two:AUTHORED]-(friend:Author)
  WHERE one.confidence >= $minConfidence
    AND two.confidence >= $minConfidence
    AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
    AND ($since IS NULL OR paper.year >= $since)
    AND ($until IS NULL OR paper.year <= $until)
  RETURN collect(DISTINCT friend) AS friends
}
CALL (me) {
  MATCH (me)-[:AUTHORED]->(paper:Paper)-[:ABOUT]->(topic:Topic)
  WITH topic, count(DISTINCT paper) AS papers
  RETURN collect(topic) AS topics, collect([topic, papers]) AS mine
}
UNWIND $others AS id
MATCH (other:Author {id: id})
CALL (other, friends) {
  MATCH (other)-[one:AUTHORED]->(paper:Paper)<-[two:AUTHORED]-(friend:Author)
  WHERE one.confidence >= $minConfidence
    AND two.confidence >= $minConfidence
    AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
    AND ($since IS NULL OR paper.year >= $since)
    AND ($until IS NULL OR paper.year <= $until)
    AND friend IN friends
  WITH DISTINCT friend.id AS friend
  ORDER BY friend
  RETURN collect(friend) AS shared
}
CALL (other, topics, mine) {
  MATCH (other)-[:AUTHORED]->(paper:Paper)-[:ABOUT]->(topic:Topic)
  WHERE topic IN topics
  WITH mine, topic, count(DISTINCT paper) AS right
  WITH
    topic.id AS topic,
    right,
    reduce(found = 0, one IN mine | CASE WHEN one[0] = topic THEN one[1] ELSE found END) AS left
  WITH topic, CASE WHEN left < right THEN left ELSE right END AS papers
  ORDER BY papers DESC, topic ASC
  RETURN collect([topic, papers]) AS common
}
RETURN id AS other, shared, common AS topics
