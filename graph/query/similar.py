"""Papers that are like a paper, as Cypher: by authors, topics and citations that both have.

What is gone through is bounded: of each kind the `MOST_LINKS` rarest links that lead to at most
`MOST_PAPERS` papers, and of the papers that they lead to the `MOST_CANDIDATES` with most of them.
"""

from collections.abc import Iterable

from graph.query.cypher import Lines, Names, Scope, call, listed
from graph.query.part import Part
from graph.query.plan import SimilarCut
from graph.query.reach import Reach, relation_of
from graph.query.result import SCALAR, ObjectShape

MOST_LINKS = 25
MOST_PAPERS = 500
MOST_CANDIDATES = 200

CITES_WEIGHT = 0.5
"""What it counts that one of the two cites the other; each kind of link counts 1 at most."""

_KINDS = ("sharedAuthors", "sharedTopics", "sharedReferences", "sharedCiting")
_LINKS = (
    ("<-[:AUTHORED]-", "Author", "-[:AUTHORED]->", "link.paperCount"),
    ("-[:ABOUT]->", "Topic", "<-[:ABOUT]-", "link.paperCount"),
    ("-[:CITES]->", "Paper", "<-[:CITES]-", "COUNT { (link)<-[:CITES]-() }"),
    ("<-[:CITES]-", "Paper", "-[:CITES]->", "COUNT { (link)-[:CITES]->() }"),
)
"""How a kind of link is come to, its label, how it leads on, and how many papers it leads to."""
_SIZES = (
    "{0}.authorCount",
    "COUNT {{ ({0})-[:ABOUT]->() }}",
    "COUNT {{ ({0})-[:CITES]->() }}",
    "COUNT {{ ({0})<-[:CITES]-() }}",
)


def reach_similar(scope: Scope, names: Names) -> Reach:
    """The papers that are like the paper in hand, with the score and the links of each."""
    paper, node = scope.node, names.fresh("n")
    shared = {kind: names.fresh(kind) for kind in _KINDS}
    score = names.fresh("score")
    found = _candidates(paper, node, shared.values(), names)
    cites, cited = names.fresh("cites"), names.fresh("cited")
    both = ", ".join(shared.values())
    directly = f"CASE WHEN {cites} OR {cited} THEN {CITES_WEIGHT} ELSE 0 END"
    likeness = f"round({_likeness(paper, node, shared.values())} + {directly}, 6)"
    ranked = [
        f"WITH {paper}, {node}, {both}, EXISTS {{ ({node})-[:CITES]->({paper}) }} AS {cites},",
        f"  EXISTS {{ ({paper})-[:CITES]->({node}) }} AS {cited}",
        f"WITH {node}, {both}, {cites}, {cited}, {likeness} AS {score}",
    ]
    counts = {f"{kind.removesuffix('s')}Count": f"size({name})" for kind, name in shared.items()}
    return Reach(
        lines=[*found, *ranked],
        node=node,
        carried=(score, cites, cited, *shared.values()),
        relation=relation_of(score=score, cites=cites, citedBy=cited, **shared, **counts),
        is_nullable=lambda _name, _of_relation: False,
        count=f"COUNT {{ {' '.join([*found, f'RETURN {node}'])} }}",
    )


def _candidates(paper: str, node: str, shared: Iterable[str], names: Names) -> Lines:
    """The papers with most links to that in hand, and by kind the links that both have."""
    candidates = names.bind(MOST_CANDIDATES)
    of_kind = ", ".join(
        f"collect(DISTINCT CASE kind WHEN {place} THEN link END) AS {name}"
        for place, name in enumerate(shared)
    )
    return [
        *call(paper, _links(paper, names)),
        f"WITH {paper}, other AS {node}, kind, link WHERE other <> {paper}",
        f"WITH {paper}, {node}, count(*) AS links, {of_kind}",
        f"ORDER BY links DESC, {node}.id LIMIT {candidates}",
    ]


def _likeness(paper: str, node: str, shared: Iterable[str]) -> str:
    """Of each kind the links that both have, by the geometric mean of how many each has."""
    # A little more than there is, so that papers without any do not divide by zero.
    return " + ".join(
        f"size({name}) / sqrt(toFloat({size.format(paper)}) * {size.format(node)} + 1e-9)"
        for name, size in zip(shared, _SIZES, strict=True)
    )


def compile_similar_cut(cut: SimilarCut, scope: Scope, names: Names) -> Part:
    """Whether links or papers were left out, in a subquery of its own."""
    left_out = names.fresh("cut")
    lines = _look_for_more(scope.node, left_out, names)
    reason = names.bind(
        f"Only the {MOST_LINKS} rarest authors, topics, references and citing papers with at most "
        f"{MOST_PAPERS} papers were followed, and the {MOST_CANDIDATES} papers that most of them "
        "lead to were compared."
    )
    known = {
        "status": f"CASE WHEN {left_out} THEN 'TRUNCATED' ELSE 'COMPLETE' END",
        "reason": f"CASE WHEN {left_out} THEN {reason} END",
    }
    keys = tuple(key for key, _ in cut.facts)
    shape = ObjectShape(keys, (SCALAR,) * len(keys))
    expression = listed(known[fact] for _, fact in cut.facts)
    return Part(expression, shape, tuple(call(scope.node, lines)))


def _look_for_more(paper: str, left_out: str, names: Names) -> Lines:
    """Whether there are more links or papers than are gone through, as `left_out`."""
    papers, links = names.bind(MOST_PAPERS), names.bind(MOST_LINKS)
    candidates = names.bind(MOST_CANDIDATES)
    too_many = [
        f"EXISTS {{ ({paper}){to}(link:{label}) WHERE {leads} > {papers} }} "
        f"OR COUNT {{ ({paper}){to}(:{label}) }} > {links}"
        for to, label, _, leads in _LINKS
    ]
    return [
        *call(paper, _links(paper, names)),
        f"WITH DISTINCT other WHERE other <> {paper}",
        f"WITH count(*) > {candidates} AS papers",
        f"RETURN papers OR {' OR '.join(too_many)} AS {left_out}",
    ]


def _links(paper: str, names: Names) -> Lines:
    """A row for each link of each kind to each paper, that in hand among them."""
    papers, most = names.bind(MOST_PAPERS), names.bind(MOST_LINKS)
    lines: Lines = []
    for place, (to, label, onward, leads) in enumerate(_LINKS):
        lines += [
            f"MATCH ({paper}){to}(link:{label}) WHERE {leads} <= {papers}",
            f"WITH {paper}, link, {leads} AS leads ORDER BY leads, link.id LIMIT {most}",
            f"MATCH (link){onward}(other:Paper)",
            f"RETURN other, {place} AS kind, link",
            "UNION ALL",
        ]
    return [
        *lines,
        f"MATCH ({paper})-[:CITES]-(other:Paper) WITH other ORDER BY other.id LIMIT {papers}",
        f"RETURN other, {len(_LINKS)} AS kind, null AS link",
    ]
