"""Full-text search as Cypher: the best hits of each index, and which indexes have more."""

from graph.query.cypher import Lines, Names, call, listed
from graph.query.keys import list_patterns
from graph.query.part import Part
from graph.query.plan import Cut, Highlights
from graph.query.reach import Reach, relation_of
from graph.query.result import SCALAR, HighlightsShape, ObjectShape
from graph.query.vocabulary import get_fulltext_index, get_label, get_property
from graph.query.ways import FulltextSearch

NAMED_SCORE = 10_000.0
"""More than words can score: eleven and a little for each of 32, and for all of them together."""

_LETTERS = [["ß", "ss"], ["æ", "ae"], ["œ", "oe"], ["ø", "o"], ["ł", "l"], ["đ", "d"], ["’", "'"]]
_MARKS = [[chr(mark), ""] for mark in (*range(0x300, 0x30D), 0x327, 0x328)]
"""What folding comes to in the names of people and things, as far as an order needs it."""


def reach_hits(source: FulltextSearch, names: Names) -> Reach:
    """The hits of all indexes, each with its score or with its place among names."""
    node, score = names.fresh("n"), names.fresh("score")
    hits = _hits(source, "limit", names, f"YIELD node AS {node}, score AS {score}")
    if source.named:
        hits = _behind_named(source, hits, node, score, names)
    count = f"COUNT {{ {' '.join([*hits, f'RETURN {node}'])} }}"
    if source.names is None:
        lines, relation = [*hits, f"WITH {node}, {score}"], {"score": score}
    else:
        lines, relation = _ranked(source, hits, node, names)
    return Reach(
        lines=lines,
        node=node,
        carried=tuple(relation.values()),
        relation=relation_of(**relation),
        is_nullable=lambda _name, _of_relation: False,
        count=count,
    )


def compile_cut(cut: Cut, source: FulltextSearch, names: Names) -> Part:
    """The facts about what the search does not go through, in a subquery of its own."""
    node, found = names.fresh("n"), names.fresh("cut")
    lines = [
        *_hits(source, "skip", names, f"YIELD node AS {node}"),
        f"RETURN collect(head(labels({node}))) AS {found}",
    ]
    most = names.bind(source.most)
    reason = names.bind(
        f"There are more hits; the best {source.most} of each kind were gone through."
    )
    known = {
        "status": f"CASE size({found}) WHEN 0 THEN 'COMPLETE' ELSE 'TRUNCATED' END",
        "reason": f"CASE WHEN size({found}) > 0 THEN {reason} END",
        "truncatedKinds": found,
        "limit": most,
    }
    keys = tuple(key for key, _ in cut.facts)
    expression = listed(known[fact] for _, fact in cut.facts)
    shape = ObjectShape(keys, (SCALAR,) * len(keys))
    return Part(expression, shape, tuple(call("", lines)))


def compile_highlights(highlights: Highlights, node: str) -> Part:
    """The texts of the item in which a word may have been found."""
    cases = []
    for label, texts in highlights.texts:
        fields = (
            f"['{shown}', {_texts(get_label(label).label, name, node)}]" for shown, name in texts
        )
        cases.append(f"WHEN {node}:{label} THEN {listed(fields)}")
    words = highlights.words if isinstance(highlights.words, tuple) else ()
    return Part(f"CASE {' '.join(cases)} END", HighlightsShape(words))


def _texts(label: str, name: str, node: str) -> str:
    described = get_property(label, name)
    stored = f"{node}.{described.name}"
    return stored if described.type.startswith("LIST") else f"[{stored}]"


def _hits(source: FulltextSearch, option: str, names: Names, yields: str) -> Lines:
    """A row for each hit: of each index the first `most`, or with `skip` the one behind them."""
    indexes = names.bind([get_fulltext_index(label) for label in source.labels])
    queries = source.queries if not isinstance(source.queries, tuple) else list(source.queries)
    query, most, at = names.bind(queries), names.bind(source.most), names.fresh("at")
    options = f"{{limit: {most}}}" if option == "limit" else f"{{skip: {most}, limit: 1}}"
    procedure = "db.index.fulltext.queryNodes"
    return [
        f"UNWIND range(0, size({indexes}) - 1) AS {at}",
        f"CALL {procedure}({indexes}[{at}], {query}[{at}], {options}) {yields}",
    ]


def _behind_named(
    source: FulltextSearch, hits: Lines, node: str, score: str, names: Names
) -> Lines:
    """The same rows behind those of the nodes that are named; each node once."""
    lines = [*hits, f"RETURN {node}, {score}"]
    for named in source.named:
        key = names.bind(named.value)
        for pattern in list_patterns(named.label, named.property, key, node):
            lines += ["UNION", f"MATCH {pattern}", f"RETURN {node}, {NAMED_SCORE} AS {score}"]
    return [*call("", lines), f"WITH {node}, max({score}) AS {score}"]


def _ranked(
    source: FulltextSearch, hits: Lines, node: str, names: Names
) -> tuple[Lines, dict[str, str]]:
    """Hits by how their names begin, and by how much there is of them."""
    name, folded, text = names.fresh("name"), names.fresh("folded"), names.bind(source.names)
    tier, weight = names.fresh("tier"), names.fresh("weight")
    letters = names.bind([*_LETTERS, *_MARKS])
    fold = f"reduce(s = normalize({name}, NFKD), pair IN {letters} | replace(s, pair[0], pair[1]))"
    last = f"{node}:Author AND last(split({folded}, ' ')) STARTS WITH {text}"
    tiers = f"WHEN {folded} = {text} THEN 0 WHEN {folded} STARTS WITH {text} OR {last} THEN 1"
    filed = f"WHEN {node}:Category THEN COUNT {{ ({node})<-[:IN_CATEGORY]-() }}"
    weights = f"{filed} ELSE coalesce({node}.paperCount, {node}.citedByCount, 0)"
    lines = [
        *hits,
        f"WITH {node}, toLower(coalesce({node}.name, {node}.title)) AS {name}",
        f"WITH {node}, CASE WHEN {name} =~ '[ -~]*' THEN {name} ELSE {fold} END AS {folded}",
        f"WITH {node}, CASE {tiers} ELSE 2 END AS {tier}, CASE {weights} END AS {weight}",
    ]
    return lines, {"tier": tier, "weight": weight}
