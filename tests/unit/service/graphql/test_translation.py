# ruff: noqa: E501 - plans and statements stand as they are
"""GraphQL in, plan and Cypher and parameters out: the shapes that everything is made of.

Each case is also explained by a real database in `tests/component/service/test_translation.py`.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest

from graph.query.compiler import compile_plan
from graph.query.cursor import encode_cursor
from tests.helpers.planned import plan_of


@dataclass(frozen=True, slots=True)
class Translation:
    """One operation and what becomes of it."""

    name: str
    query: str
    plan: str
    cypher: str
    parameters: dict[str, Any]
    variables: dict[str, Any] = field(default_factory=dict)


TRANSLATIONS = [
    Translation(
        name="a node by an external id, with a group of properties",
        query="""{ author(by: {orcid: "0000-0002-1825-0097"}) { id called: name m: metrics { hIndex date } } }""",
        plan="""\
Plan(name='query/author')
  Lookup(property='orcid', values=('0000-0002-1825-0097',))
    Node(label='Author')
      id: Identity()
      name: Property(name='name')
      @m: Group(presence=('hIndex', 'citationCount', 'novelty', 'aiScore'))
        h_index: Property(name='hIndex')
        date: Property(name='metricsDate')""",
        cypher="""\
CALL () {
  UNWIND $p0 AS key1
  CALL (key1) {
    MATCH (n2:Author {orcid: key1})
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  RETURN collect([key1, [n2.id, n2.name, CASE WHEN n2.hIndex IS NULL AND n2.citationCount IS NULL AND n2.novelty IS NULL AND n2.aiScore IS NULL THEN null ELSE [n2.hIndex, n2.metricsDate] END]]) AS found3
}
RETURN [found3] AS data""",
        parameters={"p0": ["0000-0002-1825-0097"]},
    ),
    Translation(
        name="a node by its id, which may have been merged, and to one neighbour",
        query="""{ category(by: {id: "category:cs.LG"}) { id redirectedFrom code parent { name } } }""",
        plan="""\
Plan(name='query/category')
  Lookup(property='id', values=('cs.LG',))
    Node(label='Category')
      id: Identity(prefix='category:')
      redirected_from: RedirectedFrom(prefix='category:')
      code: Identity()
      @parent: One()
        Traverse(source='Category')
          Step(relationship='PART_OF', direction='out', target='Category')
        Node(label='Category')
          name: Property(name='name')""",
        cypher="""\
CALL () {
  UNWIND $p2 AS key1
  CALL (key1) {
    MATCH (n2:Category {id: key1})
    RETURN n2
    UNION
    MATCH (:Merged {id: key1})-[:MERGED_INTO*1..8]->(n2:Category)
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  CALL (n2) {
    MATCH (n2)-[r5:PART_OF]->(n4:Category)
    WITH n4 ORDER BY n4.id LIMIT 1
    RETURN collect([n4.name]) AS related6
  }
  RETURN collect([key1, [$p0 + n2.id, $p1 + CASE WHEN n2.id = key1 THEN null ELSE key1 END, n2.id, related6[0]]]) AS found3
}
RETURN [found3] AS data""",
        parameters={"p0": "category:", "p1": "category:", "p2": ["cs.LG"]},
    ),
    Translation(
        name="three levels, each cut before it is gone into",
        query="""query ($id: ID!, $first: Int!) {
  author(by: {id: $id}) {
    papers(first: $first) {
      edges { position node { title authors(first: 3) { nodes { name } } } }
    }
  }
}""",
        plan="""\
Plan(name='query/author')
  Lookup(property='id', values=('author:a',))
    Node(label='Author')
      @papers: Listing()
        Traverse(source='Author')
          Step(relationship='AUTHORED', direction='out', target='Paper')
        Order(name='date_desc')
          OrderKey(name='date', descending=True)
        Page(first=10, scope='Author.papers:date_desc')
        @edges: Edges()
          position: RelationProperty(name='position')
          @node: Node(label='Paper')
            title: Property(name='title')
            @authors: Listing()
              Traverse(source='Paper')
                Step(relationship='AUTHORED', direction='in', target='Author')
              Order(name='position_asc')
                OrderKey(name='position', of_relation=True)
              Page(first=3, scope='Paper.authors:position_asc')
              @nodes: Items()
                Node(label='Author')
                  name: Property(name='name')""",
        cypher="""\
CALL () {
  UNWIND $p2 AS key1
  CALL (key1) {
    MATCH (n2:Author {id: key1})
    RETURN n2
    UNION
    MATCH (:Merged {id: key1})-[:MERGED_INTO*1..8]->(n2:Author)
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  RETURN collect([key1, [[COLLECT {
    MATCH (n2)-[r5:AUTHORED]->(n4)
    WITH n4, r5 ORDER BY n4.date IS NULL, n4.date DESC, n4.id LIMIT $p1
    RETURN [r5.position, [n4.title, [COLLECT {
      MATCH (n4)<-[r7:AUTHORED]-(n6)
      WITH n6, r7 ORDER BY r7.position, n6.id LIMIT $p0
      RETURN [n6.name]
    }]]]
  }]]]) AS found3
}
RETURN [found3] AS data""",
        parameters={"p0": 3, "p1": 10, "p2": ["author:a"]},
        variables={"id": "author:a", "first": 10},
    ),
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
        name="two steps, grouped by what they lead to",
        query="""{ topic(by: {id: "topic:t"}) { authors(first: 5) { totalCount edges { papers node { name } } } } }""",
        plan="""\
Plan(name='query/topic')
  Lookup(property='id', values=('topic:t',))
    Node(label='Topic')
      @authors: Listing()
        Traverse(source='Topic')
          Step(relationship='ABOUT', direction='in', target='Paper')
          Step(relationship='AUTHORED', direction='in', target='Author')
        Order(name='papers_desc')
          OrderKey(name='papers', descending=True, of_relation=True)
        Page(first=5, scope='Topic.authors:papers_desc')
        total_count: Total()
        @edges: Edges()
          papers: RelationProperty(name='papers')
          @node: Node(label='Author')
            name: Property(name='name')""",
        cypher="""\
CALL () {
  UNWIND $p1 AS key1
  CALL (key1) {
    MATCH (n2:Topic {id: key1})
    RETURN n2
    UNION
    MATCH (:Merged {id: key1})-[:MERGED_INTO*1..8]->(n2:Topic)
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  CALL (n2) {
    MATCH (n2)<-[:ABOUT]-(m4)<-[:AUTHORED]-(n5)
    WITH n5, count(DISTINCT m4) AS papers6
    WITH n5, papers6 ORDER BY papers6 DESC, n5.id LIMIT $p0
    WITH collect([papers6, [n5.name]]) AS items8
    RETURN [COUNT { MATCH (n2)<-[:ABOUT]-()<-[:AUTHORED]-(n7) RETURN DISTINCT n7 }, items8] AS page10
  }
  RETURN collect([key1, [page10]]) AS found3
}
RETURN [found3] AS data""",
        parameters={"p0": 5, "p1": ["topic:t"]},
    ),
    Translation(
        name="nodes of several kinds, each by its own label",
        query="""{ nodes(ids: ["author:a", "paper:p", "author:b"]) { id ... on Author { name } ... on Paper { title } } }""",
        plan="""\
Plan(name='query/nodes')
  Lookup(property='id', values=('author:a', 'author:b'))
    Node(label='Author')
      id: Identity()
      name: Property(name='name')
  Lookup(property='id', values=('paper:p',))
    Node(label='Paper')
      id: Identity()
      title: Property(name='title')""",
        cypher="""\
CALL () {
  UNWIND $p0 AS key1
  CALL (key1) {
    MATCH (n2:Author {id: key1})
    RETURN n2
    UNION
    MATCH (:Merged {id: key1})-[:MERGED_INTO*1..8]->(n2:Author)
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  RETURN collect([key1, [n2.id, n2.name]]) AS found3
}
CALL () {
  UNWIND $p1 AS key4
  CALL (key4) {
    MATCH (n5:Paper {id: key4})
    RETURN n5
    UNION
    MATCH (:Merged {id: key4})-[:MERGED_INTO*1..8]->(n5:Paper)
    RETURN n5
  }
  WITH key4, n5 ORDER BY n5.id
  RETURN collect([key4, [n5.id, n5.title]]) AS found6
}
RETURN [found3, found6] AS data""",
        parameters={"p0": ["author:a", "author:b"], "p1": ["paper:p"]},
    ),
    Translation(
        name="one field under two aliases",
        query="""{ institution(by: {ror: "03v4gjf40"}) {
    new: papers(first: 1) { nodes { title } }
    old: papers(first: 1, orderBy: DATE_ASC) { nodes { title } }
} }""",
        plan="""\
Plan(name='query/institution')
  Lookup(property='ror', values=('03v4gjf40',))
    Node(label='Institution')
      @new: Listing()
        Traverse(source='Institution')
          Step(relationship='FROM_INSTITUTION', direction='in', target='Paper')
        Order(name='date_desc')
          OrderKey(name='date', descending=True)
        Page(first=1, scope='Institution.papers:date_desc')
        @nodes: Items()
          Node(label='Paper')
            title: Property(name='title')
      @old: Listing()
        Traverse(source='Institution')
          Step(relationship='FROM_INSTITUTION', direction='in', target='Paper')
        Order(name='date_asc')
          OrderKey(name='date')
        Page(first=1, scope='Institution.papers:date_asc')
        @nodes: Items()
          Node(label='Paper')
            title: Property(name='title')""",
        cypher="""\
CALL () {
  UNWIND $p2 AS key1
  CALL (key1) {
    MATCH (n2:Institution {ror: key1})
    RETURN n2
    UNION
    MATCH (:Identifier {id: 'ror:' + key1})<-[:HAS_IDENTIFIER]-(n2:Institution)
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  RETURN collect([key1, [[COLLECT {
    MATCH (n2)<-[r5:FROM_INSTITUTION]-(n4)
    WITH n4, r5 ORDER BY n4.date IS NULL, n4.date DESC, n4.id LIMIT $p0
    RETURN [n4.title]
  }], [COLLECT {
    MATCH (n2)<-[r10:FROM_INSTITUTION]-(n9)
    WITH n9, r10 ORDER BY n9.date, n9.id LIMIT $p1
    RETURN [n9.title]
  }]]]) AS found3
}
RETURN [found3] AS data""",
        parameters={"p0": 1, "p1": 1, "p2": ["03v4gjf40"]},
    ),
    Translation(
        name="hits of a search, with what hangs on each kind",
        query="""{ search(query: "Deep Müll", kinds: [AUTHOR, PAPER], first: 4) {
    totalCount
    edges { score node { id ... on Author { papers(first: 1) { nodes { title } } } } }
} }""",
        plan="""\
Plan(name='query/search')
  Listing()
    FulltextSearch(labels=('Author', 'Paper'), queries=('(+("deep"^0.1 [deep TO deep]^8 deep*^3 deep~1^0.1) +("mull"^0.1 [mull TO mull]^8 mull*^3 [muell TO muell]^4 muell*^1.5 mull~1^0.1) "deep mull"^0.2) (+([deep TO deep]^8) +([m TO m])) (+([d TO d]) +([mull TO mull]^8))', '+("deep"^0.1 [deep TO deep]^8 deep*^3 deep~1^0.1) +("mull"^0.1 [mull TO mull]^8 mull*^3 [muell TO muell]^4 muell*^1.5 mull~1^0.1) "deep mull"^0.2'), most=1000)
    Order(name='score_desc')
      OrderKey(name='score', descending=True, of_relation=True)
    Page(first=4, scope='Query.search:7d7c57f9f751')
    total_count: Total()
    @edges: Edges()
      score: RelationProperty(name='score')
      @node: AnyNode()
        Node(label='Author')
          id: Identity()
          @papers: Listing()
            Traverse(source='Author')
              Step(relationship='AUTHORED', direction='out', target='Paper')
            Order(name='date_desc')
              OrderKey(name='date', descending=True)
            Page(first=1, scope='Author.papers:date_desc')
            @nodes: Items()
              Node(label='Paper')
                title: Property(name='title')
        Node(label='Category')
          id: Identity(prefix='category:')
        Node(label='Institution')
          id: Identity()
        Node(label='Paper')
          id: Identity()
        Node(label='Topic')
          id: Identity()""",
        cypher="""\
CALL () {
  UNWIND range(0, size($p0) - 1) AS at3
  CALL db.index.fulltext.queryNodes($p0[at3], $p1[at3], {limit: $p2}) YIELD node AS n1, score AS score2
  WITH n1, score2
  WITH n1, score2 ORDER BY score2 DESC, n1.id LIMIT $p5
  WITH collect([score2, CASE WHEN n1:Author THEN [0, n1.id, [COLLECT {
    MATCH (n1:Author)-[r5:AUTHORED]->(n4)
    WITH n4, r5 ORDER BY n4.date IS NULL, n4.date DESC, n4.id LIMIT $p3
    RETURN [n4.title]
  }]] WHEN n1:Category THEN [1, $p4 + n1.id] WHEN n1:Institution THEN [2, n1.id] WHEN n1:Paper THEN [3, n1.id] WHEN n1:Topic THEN [4, n1.id] END]) AS items9
  RETURN [COUNT { UNWIND range(0, size($p0) - 1) AS at3 CALL db.index.fulltext.queryNodes($p0[at3], $p1[at3], {limit: $p2}) YIELD node AS n1, score AS score2 RETURN n1 }, items9] AS page11
}
RETURN [page11] AS data""",
        parameters={
            "p0": ["fulltext_index_Author_searchText", "fulltext_index_Paper_searchText"],
            "p1": [
                '(+("deep"^0.1 [deep TO deep]^8 deep*^3 deep~1^0.1) +("mull"^0.1 [mull TO mull]^8 mull*^3 [muell TO muell]^4 muell*^1.5 mull~1^0.1) "deep mull"^0.2) (+([deep TO deep]^8) +([m TO m])) (+([d TO d]) +([mull TO mull]^8))',
                '+("deep"^0.1 [deep TO deep]^8 deep*^3 deep~1^0.1) +("mull"^0.1 [mull TO mull]^8 mull*^3 [muell TO muell]^4 muell*^1.5 mull~1^0.1) "deep mull"^0.2',
            ],
            "p2": 1000,
            "p3": 1,
            "p4": "category:",
            "p5": 4,
        },
    ),
    Translation(
        name="suggestions, why they are given, and whether there are more",
        query="""{ suggest(text: "Rüd", kinds: [AUTHOR], first: 2) {
    completeness { status more: truncatedKinds } edges { weight highlights { parts { text } } }
} }""",
        plan="""\
Plan(name='query/suggest')
  Listing()
    FulltextSearch(labels=('Author',), queries=('+("rud"^0.1 [rud TO rud]^8 rud*^3 [rued TO rued]^4 rued*^1.5)',), most=1000, names='rud')
    Order(name='name_tier')
      OrderKey(name='tier', of_relation=True)
      OrderKey(name='weight', descending=True, of_relation=True)
    Page(first=2, scope='Query.suggest:bd4c02f9b422')
    @completeness: Cut(facts=(('status', 'status'), ('truncated_kinds', 'truncatedKinds')))
    @edges: Edges()
      weight: RelationProperty(name='weight')
      @highlights: Highlights(texts=(('Author', (('name', 'name'), ('nameVariants', 'nameVariants'))), ('Paper', (('title', 'title'),)), ('Category', (('code', 'id'), ('name', 'name'))), ('Topic', (('name', 'name'),)), ('Institution', (('name', 'name'), ('aliases', 'aliases'), ('acronyms', 'acronyms')))), words=(('rud', 'rued'),))""",
        cypher="""\
CALL () {
  UNWIND range(0, size($p0) - 1) AS at3
  CALL db.index.fulltext.queryNodes($p0[at3], $p1[at3], {limit: $p2}) YIELD node AS n1, score AS score2
  WITH n1, toLower(coalesce(n1.name, n1.title)) AS name4
  WITH n1, CASE WHEN name4 =~ '[ -~]*' THEN name4 ELSE reduce(s = normalize(name4, NFKD), pair IN $p4 | replace(s, pair[0], pair[1])) END AS folded5
  WITH n1, CASE WHEN folded5 = $p3 THEN 0 WHEN folded5 STARTS WITH $p3 OR n1:Author AND last(split(folded5, ' ')) STARTS WITH $p3 THEN 1 ELSE 2 END AS tier6, CASE WHEN n1:Category THEN COUNT { (n1)<-[:IN_CATEGORY]-() } ELSE coalesce(n1.paperCount, n1.citedByCount, 0) END AS weight7
  WITH n1, tier6, weight7 ORDER BY tier6, weight7 DESC, n1.id LIMIT $p5
  WITH collect([weight7, CASE WHEN n1:Author THEN [['name', [n1.name]], ['nameVariants', n1.nameVariants]] WHEN n1:Paper THEN [['title', [n1.title]]] WHEN n1:Category THEN [['code', [n1.id]], ['name', [n1.name]]] WHEN n1:Topic THEN [['name', [n1.name]]] WHEN n1:Institution THEN [['name', [n1.name]], ['aliases', n1.aliases], ['acronyms', n1.acronyms]] END]) AS items8
  CALL () {
    UNWIND range(0, size($p6) - 1) AS at13
    CALL db.index.fulltext.queryNodes($p6[at13], $p7[at13], {skip: $p8, limit: 1}) YIELD node AS n11
    RETURN collect(head(labels(n11))) AS cut12
  }
  RETURN [[CASE size(cut12) WHEN 0 THEN 'COMPLETE' ELSE 'TRUNCATED' END, cut12], items8] AS page10
}
RETURN [page10] AS data""",
        parameters={
            "p0": ["fulltext_index_Author_searchText"],
            "p1": ['+("rud"^0.1 [rud TO rud]^8 rud*^3 [rued TO rued]^4 rued*^1.5)'],
            "p2": 1000,
            "p3": "rud",
            "p4": [
                ["ß", "ss"],
                ["æ", "ae"],
                ["œ", "oe"],
                ["ø", "o"],
                ["ł", "l"],
                ["đ", "d"],
                ["’", "'"],
                ["̀", ""],
                ["́", ""],
                ["̂", ""],
                ["̃", ""],
                ["̄", ""],
                ["̅", ""],
                ["̆", ""],
                ["̇", ""],
                ["̈", ""],
                ["̉", ""],
                ["̊", ""],
                ["̋", ""],
                ["̌", ""],
                ["̧", ""],
                ["̨", ""],
            ],
            "p5": 2,
            "p6": ["fulltext_index_Author_searchText"],
            "p7": ['+("rud"^0.1 [rud TO rud]^8 rud*^3 [rued TO rued]^4 rued*^1.5)'],
            "p8": 1000,
            "p9": 1000,
            "p10": "There are more hits; the best 1000 of each kind were gone through.",
        },
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
    Translation(
        name="similar papers, with the reasons",
        query="""{ paper(by: {id: "paper:a"}) { similar(first: 2) {
    completeness { status } edges { score cites sharedTopicCount sharedAuthors(first: 2) { name } }
} } }""",
        plan="""\
Plan(name='query/paper')
  Lookup(property='id', values=('paper:a',))
    Node(label='Paper')
      @similar: Listing()
        Similar()
        Order(name='score_desc')
          OrderKey(name='score', descending=True, of_relation=True)
        Page(first=2, scope='Paper.similar:score_desc')
        @completeness: SimilarCut(facts=(('status', 'status'),))
        @edges: Edges()
          score: RelationProperty(name='score')
          cites: RelationProperty(name='cites')
          shared_topic_count: RelationProperty(name='sharedTopicCount')
          @sharedAuthors: Shared(name='sharedAuthors', first=2)
            Node(label='Author')
              name: Property(name='name')""",
        cypher="""\
CALL () {
  UNWIND $p11 AS key1
  CALL (key1) {
    MATCH (n2:Paper {id: key1})
    RETURN n2
    UNION
    MATCH (:Merged {id: key1})-[:MERGED_INTO*1..8]->(n2:Paper)
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  CALL (n2) {
    CALL (n2) {
      MATCH (n2)<-[:AUTHORED]-(link:Author) WHERE link.paperCount <= $p1
      WITH n2, link, link.paperCount AS leads ORDER BY leads, link.id LIMIT $p2
      MATCH (link)-[:AUTHORED]->(other:Paper)
      RETURN other, 0 AS kind, link
      UNION ALL
      MATCH (n2)-[:ABOUT]->(link:Topic) WHERE link.paperCount <= $p1
      WITH n2, link, link.paperCount AS leads ORDER BY leads, link.id LIMIT $p2
      MATCH (link)<-[:ABOUT]-(other:Paper)
      RETURN other, 1 AS kind, link
      UNION ALL
      MATCH (n2)-[:CITES]->(link:Paper) WHERE COUNT { (link)<-[:CITES]-() } <= $p1
      WITH n2, link, COUNT { (link)<-[:CITES]-() } AS leads ORDER BY leads, link.id LIMIT $p2
      MATCH (link)<-[:CITES]-(other:Paper)
      RETURN other, 2 AS kind, link
      UNION ALL
      MATCH (n2)<-[:CITES]-(link:Paper) WHERE COUNT { (link)-[:CITES]->() } <= $p1
      WITH n2, link, COUNT { (link)-[:CITES]->() } AS leads ORDER BY leads, link.id LIMIT $p2
      MATCH (link)-[:CITES]->(other:Paper)
      RETURN other, 3 AS kind, link
      UNION ALL
      MATCH (n2)-[:CITES]-(other:Paper) WITH other ORDER BY other.id LIMIT $p1
      RETURN other, 4 AS kind, null AS link
    }
    WITH n2, other AS n4, kind, link WHERE other <> n2
    WITH n2, n4, count(*) AS links, collect(DISTINCT CASE kind WHEN 0 THEN link END) AS sharedAuthors5, collect(DISTINCT CASE kind WHEN 1 THEN link END) AS sharedTopics6, collect(DISTINCT CASE kind WHEN 2 THEN link END) AS sharedReferences7, collect(DISTINCT CASE kind WHEN 3 THEN link END) AS sharedCiting8
    ORDER BY links DESC, n4.id LIMIT $p0
    WITH n2, n4, sharedAuthors5, sharedTopics6, sharedReferences7, sharedCiting8, EXISTS { (n4)-[:CITES]->(n2) } AS cites10,
      EXISTS { (n2)-[:CITES]->(n4) } AS cited11
    WITH n4, sharedAuthors5, sharedTopics6, sharedReferences7, sharedCiting8, cites10, cited11, round(size(sharedAuthors5) / sqrt(toFloat(n2.authorCount) * n4.authorCount + 1e-9) + size(sharedTopics6) / sqrt(toFloat(COUNT { (n2)-[:ABOUT]->() }) * COUNT { (n4)-[:ABOUT]->() } + 1e-9) + size(sharedReferences7) / sqrt(toFloat(COUNT { (n2)-[:CITES]->() }) * COUNT { (n4)-[:CITES]->() } + 1e-9) + size(sharedCiting8) / sqrt(toFloat(COUNT { (n2)<-[:CITES]-() }) * COUNT { (n4)<-[:CITES]-() } + 1e-9) + CASE WHEN cites10 OR cited11 THEN 0.5 ELSE 0 END, 6) AS score9
    WITH n4, score9, cites10, cited11, sharedAuthors5, sharedTopics6, sharedReferences7, sharedCiting8 ORDER BY score9 DESC, n4.id LIMIT $p4
    CALL (sharedAuthors5) {
      UNWIND sharedAuthors5 AS n12
      WITH n12 ORDER BY n12.id LIMIT $p3
      RETURN collect([n12.name]) AS shared13
    }
    WITH collect([score9, cites10, size(sharedTopics6), shared13]) AS items14
    CALL (n2) {
      CALL (n2) {
        MATCH (n2)<-[:AUTHORED]-(link:Author) WHERE link.paperCount <= $p8
        WITH n2, link, link.paperCount AS leads ORDER BY leads, link.id LIMIT $p9
        MATCH (link)-[:AUTHORED]->(other:Paper)
        RETURN other, 0 AS kind, link
        UNION ALL
        MATCH (n2)-[:ABOUT]->(link:Topic) WHERE link.paperCount <= $p8
        WITH n2, link, link.paperCount AS leads ORDER BY leads, link.id LIMIT $p9
        MATCH (link)<-[:ABOUT]-(other:Paper)
        RETURN other, 1 AS kind, link
        UNION ALL
        MATCH (n2)-[:CITES]->(link:Paper) WHERE COUNT { (link)<-[:CITES]-() } <= $p8
        WITH n2, link, COUNT { (link)<-[:CITES]-() } AS leads ORDER BY leads, link.id LIMIT $p9
        MATCH (link)<-[:CITES]-(other:Paper)
        RETURN other, 2 AS kind, link
        UNION ALL
        MATCH (n2)<-[:CITES]-(link:Paper) WHERE COUNT { (link)-[:CITES]->() } <= $p8
        WITH n2, link, COUNT { (link)-[:CITES]->() } AS leads ORDER BY leads, link.id LIMIT $p9
        MATCH (link)-[:CITES]->(other:Paper)
        RETURN other, 3 AS kind, link
        UNION ALL
        MATCH (n2)-[:CITES]-(other:Paper) WITH other ORDER BY other.id LIMIT $p8
        RETURN other, 4 AS kind, null AS link
      }
      WITH DISTINCT other WHERE other <> n2
      WITH count(*) > $p7 AS papers
      RETURN papers OR EXISTS { (n2)<-[:AUTHORED]-(link:Author) WHERE link.paperCount > $p5 } OR COUNT { (n2)<-[:AUTHORED]-(:Author) } > $p6 OR EXISTS { (n2)-[:ABOUT]->(link:Topic) WHERE link.paperCount > $p5 } OR COUNT { (n2)-[:ABOUT]->(:Topic) } > $p6 OR EXISTS { (n2)-[:CITES]->(link:Paper) WHERE COUNT { (link)<-[:CITES]-() } > $p5 } OR COUNT { (n2)-[:CITES]->(:Paper) } > $p6 OR EXISTS { (n2)<-[:CITES]-(link:Paper) WHERE COUNT { (link)-[:CITES]->() } > $p5 } OR COUNT { (n2)<-[:CITES]-(:Paper) } > $p6 AS cut17
    }
    RETURN [[CASE WHEN cut17 THEN 'TRUNCATED' ELSE 'COMPLETE' END], items14] AS page16
  }
  RETURN collect([key1, [page16]]) AS found3
}
RETURN [found3] AS data""",
        parameters={
            "p0": 200,
            "p1": 500,
            "p2": 25,
            "p3": 2,
            "p4": 2,
            "p5": 500,
            "p6": 25,
            "p7": 200,
            "p8": 500,
            "p9": 25,
            "p10": "Only the 25 rarest authors, topics, references and citing papers with at most 500 papers were followed, and the 200 papers that most of them lead to were compared.",
            "p11": ["paper:a"],
        },
    ),
    Translation(
        name="institutions that papers join, weighed",
        query="""{ institution(by: {id: "institution:a"}) { collaborators(first: 2) {
    totalCount edges { strength node { name } } } } }""",
        plan="""\
Plan(name='query/institution')
  Lookup(property='id', values=('institution:a',))
    Node(label='Institution')
      @collaborators: Listing()
        Traverse(source='Institution', weighed=True)
          Step(relationship='FROM_INSTITUTION', direction='in', target='Paper')
          Step(relationship='FROM_INSTITUTION', direction='out', target='Institution')
        Order(name='strength_desc')
          OrderKey(name='strength', descending=True, of_relation=True)
          OrderKey(name='papers', descending=True, of_relation=True)
        Page(first=2, scope='Institution.collaborators:strength_desc')
        total_count: Total()
        @edges: Edges()
          strength: RelationProperty(name='strength')
          @node: Node(label='Institution')
            name: Property(name='name')""",
        cypher="""\
CALL () {
  UNWIND $p1 AS key1
  CALL (key1) {
    MATCH (n2:Institution {id: key1})
    RETURN n2
    UNION
    MATCH (:Merged {id: key1})-[:MERGED_INTO*1..8]->(n2:Institution)
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  CALL (n2) {
    MATCH (n2)<-[:FROM_INSTITUTION]-(m4)-[:FROM_INSTITUTION]->(n5)
    WITH DISTINCT n5, m4
    WITH n5, count(*) AS papers6, round(sum(1.0 / (COUNT { (m4)-[:FROM_INSTITUTION]->() } - 1)), 9) AS strength8
    WITH n5, papers6, strength8 ORDER BY strength8 DESC, papers6 DESC, n5.id LIMIT $p0
    WITH collect([strength8, [n5.name]]) AS items9
    RETURN [COUNT { MATCH (n2)<-[:FROM_INSTITUTION]-()-[:FROM_INSTITUTION]->(n7) RETURN DISTINCT n7 }, items9] AS page11
  }
  RETURN collect([key1, [page11]]) AS found3
}
RETURN [found3] AS data""",
        parameters={"p0": 2, "p1": ["institution:a"]},
    ),
    Translation(
        name="collaborators in both directions, and what is left out",
        query="""{ author(by: {id: "author:a"}) { collaborators(first: 3) {
    completeness { papersExcluded threshold } edges { strength node { id } }
} } }""",
        plan="""\
Plan(name='query/author')
  Lookup(property='id', values=('author:a',))
    Node(label='Author')
      @collaborators: Listing()
        Traverse(source='Author')
          Step(relationship='COLLABORATED_WITH', direction='both', target='Author')
        Order(name='strength_desc')
          OrderKey(name='strength', descending=True, of_relation=True)
          OrderKey(name='papers', descending=True, of_relation=True)
        Page(first=3, scope='Author.collaborators:strength_desc')
        @completeness: Omitted(property='authorCount', limit=50, facts=(('papers_excluded', 'count'), ('threshold', 'limit')))
          Step(relationship='AUTHORED', direction='out', target='Paper')
        @edges: Edges()
          strength: RelationProperty(name='strength')
          @node: Node(label='Author')
            id: Identity()""",
        cypher="""\
CALL () {
  UNWIND $p2 AS key1
  CALL (key1) {
    MATCH (n2:Author {id: key1})
    RETURN n2
    UNION
    MATCH (:Merged {id: key1})-[:MERGED_INTO*1..8]->(n2:Author)
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  CALL (n2) {
    MATCH (n2)-[r5:COLLABORATED_WITH]-(n4)
    WITH n4, r5 ORDER BY r5.strength DESC, r5.papers DESC, n4.id LIMIT $p0
    WITH collect([r5.strength, [n4.id]]) AS items6
    RETURN [[COUNT { (n2)-[:AUTHORED]->(n9) WHERE n9.authorCount > $p1 }, $p1], items6] AS page8
  }
  RETURN collect([key1, [page8]]) AS found3
}
RETURN [found3] AS data""",
        parameters={"p0": 3, "p1": 50, "p2": ["author:a"]},
    ),
    Translation(
        name="lists without pages",
        query="""{ author(by: {id: "author:a"}) { profiles { file hIndex } } }""",
        plan="""\
Plan(name='query/author')
  Lookup(property='id', values=('author:a',))
    Node(label='Author')
      @profiles: Every(order='id')
        Traverse(source='Author')
          Step(relationship='HAS_PROFILE', direction='out', target='Profile')
        Node(label='Profile')
          file: Property(name='file')
          h_index: Property(name='hIndex')""",
        cypher="""\
CALL () {
  UNWIND $p0 AS key1
  CALL (key1) {
    MATCH (n2:Author {id: key1})
    RETURN n2
    UNION
    MATCH (:Merged {id: key1})-[:MERGED_INTO*1..8]->(n2:Author)
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  CALL (n2) {
    MATCH (n2)-[r5:HAS_PROFILE]->(n4)
    WITH n4 ORDER BY n4.id
    RETURN collect([n4.file, n4.hIndex]) AS related6
  }
  RETURN collect([key1, [related6]]) AS found3
}
RETURN [found3] AS data""",
        parameters={"p0": ["author:a"]},
    ),
    Translation(
        name="several root fields in one statement",
        query="""{ paper(by: {doi: "10.1234/x"}) { title } topics(first: 1) { nodes { name } } }""",
        plan="""\
Plan(name='query/paper+topics')
  Lookup(property='doi', values=('10.1234/x',))
    Node(label='Paper')
      title: Property(name='title')
  Listing()
    Scan(label='Topic')
    Order(name='paper_count_desc')
      OrderKey(name='paperCount', descending=True)
    Page(first=1, scope='Query.topics:paper_count_desc')
    @nodes: Items()
      Node(label='Topic')
        name: Property(name='name')""",
        cypher="""\
CALL () {
  UNWIND $p0 AS key1
  CALL (key1) {
    MATCH (n2:Paper {doi: key1})
    RETURN n2
    UNION
    MATCH (:Identifier {id: 'doi:' + key1})<-[:HAS_IDENTIFIER]-(:SourceRecord)<-[:HAS_SOURCE]-(n2:Paper)
    RETURN n2
  }
  WITH key1, n2 ORDER BY n2.id
  RETURN collect([key1, [n2.title]]) AS found3
}
RETURN [found3, [COLLECT {
  MATCH (n4:Topic)
  WHERE n4.paperCount IS NOT NULL
  WITH n4 ORDER BY n4.paperCount DESC, n4.id LIMIT $p1
  RETURN [n4.name]
}]] AS data""",
        parameters={"p0": ["10.1234/x"], "p1": 1},
    ),
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


@pytest.mark.parametrize("case", TRANSLATIONS, ids=lambda case: case.name)
def test_translation(case: Translation) -> None:
    plan = plan_of(case.query, **case.variables)
    statement = compile_plan(plan).statement
    assert str(plan) == case.plan
    assert statement.text == case.cypher
    assert dict(statement.parameters) == case.parameters
    assert statement.access == "read"
