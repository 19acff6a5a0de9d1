// What an author has in common with some others: the collaborators that they share over papers
// that count, and the topics that both wrote about, those with most papers of the two first, each
// topic with the lesser of their two numbers of papers.
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
  RETURN collect(DISTINCT friend.id) AS friends
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
  WITH DISTINCT friends, friend.id AS friend
  WHERE friend IN friends
  WITH friend
  ORDER BY friend
  RETURN collect(friend) AS shared
}
CALL (me, other) {
  MATCH (me)-[:AUTHORED]->(mine:Paper)-[:ABOUT]->(topic:Topic)
  WITH other, topic, count(DISTINCT mine) AS left
  MATCH (other)-[:AUTHORED]->(theirs:Paper)-[:ABOUT]->(topic)
  WITH topic.id AS topic, left, count(DISTINCT theirs) AS right
  WITH topic, CASE WHEN left < right THEN left ELSE right END AS papers
  ORDER BY papers DESC, topic ASC
  RETURN collect([topic, papers]) AS topics
}
RETURN id AS other, shared, topics
