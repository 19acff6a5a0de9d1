# ruff: noqa: E501 - plans and statements stand as they are
"""What is looked up, and what hangs on it."""

from tests.unit.service.graphql.translations.case import Translation

NODES = [
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
]
