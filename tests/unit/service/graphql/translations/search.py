# ruff: noqa: E501 - plans and statements stand as they are
"""Full-text search, and suggestions while somebody types."""

from tests.unit.service.graphql.translations.case import Translation

SEARCH = [
    Translation(
        name="hits of a search, with what hangs on each kind",
        query="""{ search(query: "Deep Müll", kinds: [AUTHOR, PAPER], first: 4) {
    totalCount
    edges { score node { id ... on Author { papers(first: 1) { nodes { title } } } } }
} }""",
        plan="""\
Plan(name='query/search')
  Listing()
    FulltextSearch(labels=('Author', 'Paper'), queries=('(+("deep"^0.1 [deep TO deep]^8 deep*^3 deep~1^0.1) +("mull"^0.1 [mull TO mull]^8 mull*^3 [muell TO muell]^4 muell*^1.5 mull~1^0.1) "deep mull"^0.2) (+([deep TO deep]^8) +([m TO m])) (+([d TO d]) +([mull TO mull]^8 [muell TO muell]^4))', '+("deep"^0.1 [deep TO deep]^8 deep*^3 deep~1^0.1) +("mull"^0.1 [mull TO mull]^8 mull*^3 [muell TO muell]^4 muell*^1.5 mull~1^0.1) "deep mull"^0.2'), most=1000)
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
                '(+("deep"^0.1 [deep TO deep]^8 deep*^3 deep~1^0.1) +("mull"^0.1 [mull TO mull]^8 mull*^3 [muell TO muell]^4 muell*^1.5 mull~1^0.1) "deep mull"^0.2) (+([deep TO deep]^8) +([m TO m])) (+([d TO d]) +([mull TO mull]^8 [muell TO muell]^4))',
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
]
