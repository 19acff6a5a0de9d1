# ruff: noqa: E501 - plans and statements stand as they are
"""Lists of what fits a condition, and where they begin to read."""

from tests.unit.service.graphql.translations.case import Translation

CONDITIONS = [
    Translation(
        "ids that may have been merged",
        query="""{ papers(where: {id: {in: ["paper:a", "paper:b"]}, authors: {some: {id: {eq: "author:a"}}}}) { totalCount } }""",
        plan="""\
Plan(name='query/papers')
  Listing()
    Scan(label='Paper')
    Order(name='date_desc')
      OrderKey(name='date', descending=True)
    Page(first=25, scope='Query.papers:date_desc:fed42a278878')
    total_count: Total()
    All()
      Compare(property='id', operator='IN', value=('paper:a', 'paper:b'))
      All()
        Neighbour()
          Step(relationship='AUTHORED', direction='in', target='Author')
          Compare(property='id', operator='=', value='author:a')""",
        cypher="""\
CALL () {
  RETURN [COUNT { MATCH (n1:Paper) WHERE (n1.id IN $p0 AND (EXISTS { (n1)<-[:AUTHORED]-(w5:Author) WHERE w5.id = $p1 })) RETURN n1 }] AS page4
}
CALL () {
  UNWIND $p0 + [$p1] AS asked6
  MATCH (:Merged {id: asked6})-[:MERGED_INTO*1..8]->(n7)
  WHERE NOT n7:Merged
  WITH collect([asked6, n7.id]) AS merged8
  RETURN CASE WHEN size(merged8) > 0 THEN merged8 END AS merged8
}
RETURN [page4, merged8] AS data""",
        parameters={"p0": ["paper:a", "paper:b"], "p1": "author:a"},
    ),
    Translation(
        "papers of some years, in the order of their dates",
        query="""{ papers(first: 5, where: {year: {gte: 1999, lt: 2011}, hasCode: {eq: true}}) { nodes { id } } }""",
        plan="""\
Plan(name='query/papers')
  Listing()
    Scan(label='Paper')
    Order(name='date_desc')
      OrderKey(name='date', descending=True)
    Page(first=5, scope='Query.papers:date_desc:05c3659c5571')
    @nodes: Items()
      Node(label='Paper')
        id: Identity()
    All()
      All()
        Compare(property='year', operator='<', value=2011)
        Compare(property='year', operator='>=', value=1999)
      Compare(property='hasCode', operator='=', value=True)""",
        cypher="""\
RETURN [[COLLECT {
  MATCH (n1:Paper)
  WHERE n1.date < CASE WHEN $p4 < 0 THEN '' WHEN $p4 > 9999 THEN ':' ELSE right('000' + toString($p4), 4) END AND n1.date >= CASE WHEN $p5 < 0 THEN '' WHEN $p5 > 9999 THEN ':' ELSE right('000' + toString($p5), 4) END AND ((n1.year < $p0 AND n1.year >= $p1) AND n1.hasCode = $p2)
  WITH n1 ORDER BY n1.date DESC, n1.id LIMIT $p3
  RETURN [n1.id]
}]] AS data""",
        parameters={"p0": 2011, "p1": 1999, "p2": True, "p3": 5, "p4": 2011, "p5": 1999},
    ),
    Translation(
        "what a few neighbours lead to",
        query="""{ papers(first: 5, where: {year: {gte: 1999}, categories: {some: {code: {eq: "cs.LG"}}}}) { nodes { id } totalCount } }""",
        plan="""\
Plan(name='query/papers')
  Listing()
    Scan(label='Paper')
    Order(name='date_desc')
      OrderKey(name='date', descending=True)
    Page(first=5, scope='Query.papers:date_desc:aa041293c380')
    @nodes: Items()
      Node(label='Paper')
        id: Identity()
    total_count: Total()
    All()
      Compare(property='year', operator='>=', value=1999)
      All()
        Neighbour()
          Step(relationship='IN_CATEGORY', direction='out', target='Category')
          Compare(property='id', operator='=', value='cs.LG')""",
        cypher="""\
CALL () {
  MATCH (w5:Category) WHERE w5.id = $p0
  MATCH (w5)<-[:IN_CATEGORY]-(n1)
  WITH DISTINCT n1
  WHERE (n1.year >= $p1)
  WITH n1 ORDER BY n1.date IS NULL, n1.date DESC, n1.id LIMIT $p2
  WITH collect([n1.id]) AS items2
  RETURN [items2, COUNT { MATCH (w5:Category) WHERE w5.id = $p0 MATCH (w5)<-[:IN_CATEGORY]-(n1) WITH DISTINCT n1 WHERE (n1.year >= $p1) RETURN n1 }] AS page4
}
RETURN [page4] AS data""",
        parameters={"p0": "cs.LG", "p1": 1999, "p2": 5},
    ),
]
