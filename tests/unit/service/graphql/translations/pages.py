# ruff: noqa: E501 - plans and statements stand as they are
"""What a page of a list is cut by, and what it says about itself."""

from graph.query.cursor import encode_cursor
from tests.unit.service.graphql.translations.case import Translation

PAGES = [
    Translation(
        name="what a page says about itself, behind a cursor",
        query="""query ($after: String) {
  papers(first: 2, after: $after) {
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor }
  }
}""",
        plan="""\
Plan(name='query/papers')
  Listing()
    Scan(label='Paper')
    Order(name='date_desc')
      OrderKey(name='date', descending=True)
    Page(first=2, scope='Query.papers:date_desc', after=('2021-05', 'paper:x'))
    @pageInfo: PageFacts(facts=(('has_next_page', 'hasNext'), ('has_previous_page', 'hasPrevious'), ('end_cursor', 'end')))
    @edges: Edges()
      cursor: Cursor()""",
        cypher="""\
CALL () {
  CALL () {
    MATCH (n1:Paper)
    WHERE n1.date <= $p1 AND ((n1.date < $p2 OR (n1.date = $p2 AND n1.id > $p3)))
    WITH n1 ORDER BY n1.date DESC, n1.id LIMIT $p0
    RETURN collect(n1) AS found5
  }
  CALL (found5) {
    UNWIND CASE WHEN size(found5) < $p0 THEN [1] ELSE [] END AS once7
    MATCH (n1:Paper)
    WHERE n1.date IS NULL
    WITH n1 ORDER BY n1.id LIMIT $p0
    RETURN collect(n1) AS others6
  }
  UNWIND (found5 + others6)[..$p0] AS n1
  WITH n1
  WITH collect([n1]) AS rows3
  CALL (rows3) {
    UNWIND rows3[..$p4] AS row8
    WITH row8[0] AS n1
    RETURN collect([[[n1.date, n1.id]], [n1.date, n1.id]]) AS items2
  }
  RETURN [[size(rows3) > $p5, EXISTS { MATCH (n1:Paper) WHERE NOT ((n1.date < $p6 OR n1.date IS NULL) OR (n1.date = $p6 AND n1.id > $p7)) RETURN n1 }, items2[-1][1]], [item IN items2 | item[0]]] AS page4
}
RETURN [page4] AS data""",
        parameters={
            "p0": 3,
            "p1": "2021-05",
            "p2": "2021-05",
            "p3": "paper:x",
            "p4": 2,
            "p5": 2,
            "p6": "2021-05",
            "p7": "paper:x",
        },
        variables={"after": "WyJRdWVyeS5wYXBlcnM6ZGF0ZV9kZXNjIiwiMjAyMS0wNSIsInBhcGVyOngiXQ"},
    ),
    Translation(
        name="behind a cursor without a date",
        query="""query ($after: String) { papers(first: 2, after: $after) { nodes { id } } }""",
        plan="""\
Plan(name='query/papers')
  Listing()
    Scan(label='Paper')
    Order(name='date_desc')
      OrderKey(name='date', descending=True)
    Page(first=2, scope='Query.papers:date_desc', after=(None, 'paper:x'))
    @nodes: Items()
      Node(label='Paper')
        id: Identity()""",
        cypher="""\
RETURN [[COLLECT {
  MATCH (n1:Paper)
  WHERE (n1.date IS NULL AND n1.id > $p1)
  WITH n1 ORDER BY n1.id LIMIT $p0
  RETURN [n1.id]
}]] AS data""",
        parameters={"p0": 2, "p1": "paper:x"},
        variables={"after": "WyJRdWVyeS5wYXBlcnM6ZGF0ZV9kZXNjIixudWxsLCJwYXBlcjp4Il0"},
    ),
    Translation(
        name="a total alone reads no item",
        query="""{ authors { totalCount } }""",
        plan="""\
Plan(name='query/authors')
  Listing()
    Scan(label='Author')
    Order(name='name_asc')
      OrderKey(name='name')
    Page(first=25, scope='Query.authors:name_asc')
    total_count: Total()""",
        cypher="""\
CALL () {
  RETURN [COUNT { (:Author) }] AS page4
}
RETURN [page4] AS data""",
        parameters={},
    ),
    Translation(
        name="a list by several values, behind a cursor",
        query="""query ($after: String) { papers(first: 2, after: $after,
    orderBy: [YEAR_DESC, CITING_COUNT_DESC, TITLE_ASC]) { edges { cursor } } }""",
        plan="""\
Plan(name='query/papers')
  Listing()
    Scan(label='Paper')
    Order(name='year_desc,citing_count_desc,title_asc')
      OrderKey(name='year', descending=True)
      OrderKey(name='citing_count', descending=True)
        Step(relationship='CITES', direction='in', target='Paper')
      OrderKey(name='titleKey')
    Page(first=2, scope='Query.papers:year_desc,citing_count_desc,title_asc', after=(2021, 3, 'B', 'paper:b'))
    @edges: Edges()
      cursor: Cursor()""",
        cypher="""\
RETURN [[COLLECT {
  CALL () {
    MATCH (n1:Paper)
    WHERE n1.year <= $p1 AND ((n1.year < $p2 OR (n1.year = $p2 AND (COUNT { (n1)<-[:CITES]-() } < $p3 OR (COUNT { (n1)<-[:CITES]-() } = $p3 AND (n1.titleKey > $p4 OR (n1.titleKey = $p4 AND n1.id > $p5)))))))
    WITH n1 ORDER BY n1.year DESC, COUNT { (n1)<-[:CITES]-() } DESC, n1.titleKey, n1.id LIMIT $p0
    RETURN collect(n1) AS found5
  }
  CALL (found5) {
    UNWIND CASE WHEN size(found5) < $p0 THEN [1] ELSE [] END AS once7
    MATCH (n1:Paper)
    WHERE n1.year IS NULL
    WITH n1 ORDER BY COUNT { (n1)<-[:CITES]-() } DESC, n1.titleKey, n1.id LIMIT $p0
    RETURN collect(n1) AS others6
  }
  UNWIND (found5 + others6)[..$p0] AS n1
  WITH n1
  RETURN [[n1.year, COUNT { (n1)<-[:CITES]-() }, n1.titleKey, n1.id]]
}]] AS data""",
        parameters={"p0": 2, "p1": 2021, "p2": 2021, "p3": 3, "p4": "B", "p5": "paper:b"},
        variables={
            "after": encode_cursor(
                "Query.papers:year_desc,citing_count_desc,title_asc", [2021, 3, "B", "paper:b"]
            )
        },
    ),
]
