# ruff: noqa: E501 - plans and statements stand as they are
"""Lists over several steps, with what relates their items to the node."""

from tests.unit.service.graphql.translations.case import Translation

RELATIONS = [
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
]
