// The topics that an author and each of some others wrote about, those with most papers of the two
// first, each with the lesser of their two numbers of papers. The author's side is read once.
// Access: read
// Parameters: author, others
// Returns: other, topics
MATCH (me:Author {id: $author})
CALL (me) {
  MATCH (me)-[:AUTHORED]->(paper:Paper)-[:ABOUT]->(topic:Topic)
  WITH topic, count(DISTINCT paper) AS papers
  RETURN collect(topic) AS topics, collect([topic, papers]) AS mine
}
UNWIND $others AS id
MATCH (other:Author {id: id})
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
RETURN id AS other, common AS topics
