// The collaborators that an author shares with each of some others, over papers that count. The
// author's side is read once, and compared as nodes, for which nothing of others is read.
// Access: read
// Parameters: author, others, since, until, mostAuthors, minConfidence
// Returns: other, shared
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
RETURN id AS other, shared
