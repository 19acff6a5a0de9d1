# ruff: noqa: E501 - plans and statements stand as they are
"""Facets, of whole kinds and of lists."""

from tests.unit.service.graphql.translations.case import Translation

FACETS = [
    Translation(
        "facets of all papers, by what papers lead to",
        query="""{ papers { facets(by: [CATEGORY], top: 5) { values { keys count } missing } } }""",
        plan="""\
Plan(name='query/papers')
  Listing()
    Scan(label='Paper')
    Order(name='date_desc')
      OrderKey(name='date', descending=True)
    Page(first=25, scope='Query.papers:date_desc')
    @facets: Facets(top=5, facts=(('@values', 'values'), ('missing', 'missing')))
      Dimension(label='Paper', key='id')
        Step(relationship='IN_CATEGORY', direction='out', target='Category')""",
        cypher="""\
CALL () {
  CALL () {
    MATCH (v7:Category)
    WITH v7, COUNT { (v7)<-[:IN_CATEGORY]-() } AS count WHERE count > 0
    WITH [v7.id] AS keys,
      [v7.name] AS labels, count
    ORDER BY count DESC, keys
    WITH collect([keys, labels, count]) AS rows5
    RETURN [rows5[..$p0], COUNT { MATCH (n1:Paper) WHERE NOT (EXISTS { (n1)-[:IN_CATEGORY]->() }) RETURN n1 }] AS facet6
  }
  RETURN [facet6] AS page4
}
RETURN [page4] AS data""",
        parameters={"p0": 5},
    ),
    Translation(
        "facets of what fits, by what the condition is about",
        query="""{ papers(where: {year: {gte: 2010}}) { facets(by: [YEAR], top: 5) { values { keys count } } } }""",
        plan="""\
Plan(name='query/papers')
  Listing()
    Scan(label='Paper')
    Order(name='date_desc')
      OrderKey(name='date', descending=True)
    Page(first=25, scope='Query.papers:date_desc:890aae9b677f')
    @facets: Facets(top=5, facts=(('@values', 'values'),))
      Dimension(label='Paper', key='year')
    Compare(property='year', operator='>=', value=2010)""",
        cypher="""\
CALL () {
  CALL () {
    MATCH (n1:Paper)
    WHERE n1.year >= $p0
    WITH n1.year AS v7, count(*) AS count
    WITH [toString(v7)] AS keys,
      [toString(v7)] AS labels, count
    ORDER BY count DESC, keys LIMIT $p1
    WITH collect([keys, labels, count]) AS rows5
    RETURN [rows5[..$p1]] AS facet6
  }
  RETURN [facet6] AS page4
}
RETURN [page4] AS data""",
        parameters={"p0": 2010, "p1": 5},
    ),
    Translation(
        "facets by two values, with what is left over",
        query="""{ author(by: {id: "author:a"}) { papers { facets(by: [YEAR, TOPIC], top: 5) { values { count } otherCount } } } }""",
        plan="""\
Plan(name='query/author')
  Lookup(property='id', values=('author:a',))
    Node(label='Author')
      @papers: Listing()
        Traverse(source='Author')
          Step(relationship='AUTHORED', direction='out', target='Paper')
        Order(name='date_desc')
          OrderKey(name='date', descending=True)
        Page(first=25, scope='Author.papers:date_desc')
        @facets: Facets(top=5, facts=(('@values', 'values'), ('other_count', 'otherCount')))
          Dimension(label='Paper', key='year')
          Dimension(label='Paper', key='id')
            Step(relationship='ABOUT', direction='out', target='Topic')""",
        cypher="""\
CALL () {
  UNWIND $p1 AS key1
  CALL (key1) {
    MATCH (n2:Author {id: key1})
    RETURN n2
    UNION
    MATCH (:Merged {id: key1})-[:MERGED_INTO*1..8]->(n2:Author)
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  CALL (n2) {
    CALL (n2) {
      MATCH (n2)-[r5:AUTHORED]->(n4)
      WHERE n4.year IS NOT NULL
      MATCH (n4)-[:ABOUT]->(v12)
      WITH n4.year AS v11, v12, count(*) AS count
      WITH [toString(v11), v12.id] AS keys,
        [toString(v11), v12.name] AS labels, count
      ORDER BY count DESC, keys
      WITH collect([keys, labels, count]) AS rows9
      RETURN [rows9[..$p0], reduce(sum = 0, row IN rows9[$p0..] | sum + row[2])] AS facet10
    }
    RETURN [facet10] AS page8
  }
  RETURN collect([key1, [page8]]) AS found3
}
RETURN [found3] AS data""",
        parameters={"p0": 5, "p1": ["author:a"]},
    ),
]
