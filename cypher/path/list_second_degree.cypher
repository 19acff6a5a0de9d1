// A page of the authors who share a collaborator with an author and are none of theirs, in one of
// three orders, and how many there are. `rank`, `next` and `id` are what the order compares; `after…`
// are those of the last item before the page, and `before` counts what stands there. Topics are
// counted for everybody only where the order is by them.
// The author's own papers join collaborators to each other only, so that their pairs, which are
// millions for a paper of thousands, are left alone; any other paper is read once, with all
// collaborators who wrote it.
// Access: read
// Parameters: author, order, first, afterRank, afterNext, afterId, since, until, mostAuthors, minConfidence
// Returns: total, before, page
MATCH (me:Author {id: $author})
CALL (me) {
  MATCH (me)-[one:AUTHORED]->(paper:Paper)
  WHERE one.confidence >= $minConfidence
    AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
    AND ($since IS NULL OR paper.year >= $since)
    AND ($until IS NULL OR paper.year <= $until)
  RETURN collect(DISTINCT paper) AS mine
}
CALL (me, mine) {
  UNWIND mine AS paper
  MATCH (paper)<-[two:AUTHORED]-(friend:Author)
  WHERE friend <> me AND two.confidence >= $minConfidence
  RETURN collect(DISTINCT friend) AS friends
}
CALL (me, mine, friends) {
  CALL (mine, friends) {
    UNWIND friends AS friend
    MATCH (friend)-[one:AUTHORED]->(paper:Paper)
    WHERE one.confidence >= $minConfidence
      AND ($mostAuthors IS NULL OR paper.authorCount <= $mostAuthors)
      AND ($since IS NULL OR paper.year >= $since)
      AND ($until IS NULL OR paper.year <= $until)
      AND NOT paper IN mine
    RETURN paper, collect(friend) AS theirs
  }
  MATCH (paper)<-[two:AUTHORED]-(other:Author)
  WHERE two.confidence >= $minConfidence AND other <> me AND NOT other IN friends
  UNWIND theirs AS friend
  RETURN other, count(DISTINCT friend) AS shared
}
CALL (me, other) {
  WITH me, other
  WHERE $order <> 'shared_collaborators_desc'
  MATCH (me)-[:AUTHORED]->(:Paper)-[:ABOUT]->(topic:Topic)
  WITH DISTINCT other, topic
  WHERE EXISTS { (other)-[:AUTHORED]->(:Paper)-[:ABOUT]->(topic) }
  RETURN count(topic) AS topics
}
WITH
  other.id AS id,
  shared,
  CASE WHEN $order STARTS WITH 'shared_topics_desc' THEN topics ELSE shared END AS rank,
  CASE WHEN $order STARTS WITH 'shared_topics_desc' THEN shared ELSE topics END AS next
WITH
  *,
  $afterId IS NULL
    OR rank < $afterRank
    OR (rank = $afterRank AND (next < $afterNext OR (next = $afterNext AND id > $afterId)))
    AS isBehind
ORDER BY rank DESC, next DESC, id ASC
WITH
  count(*) AS total,
  sum(CASE WHEN isBehind THEN 0 ELSE 1 END) AS before,
  collect(CASE WHEN isBehind THEN [id, shared, rank, next] END) AS behind
RETURN total, before, behind[..$first] AS page
