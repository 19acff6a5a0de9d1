"""One page of a list as Cypher: order, cut, and only then go on from each item."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from graph.query.condition import compile_condition
from graph.query.cypher import Lines, Names, Scope, call, collected, listed
from graph.query.facets import FacetedList, compile_facets
from graph.query.fulltext import compile_cut
from graph.query.ordered_scan import compile_scan, is_in_index_order
from graph.query.paging import SortTerm, behind, order_by, sort_terms
from graph.query.part import Part, calls_of
from graph.query.plan import (
    Cut,
    Edges,
    Facets,
    Items,
    Listing,
    Omitted,
    PageFacts,
    SimilarCut,
    Total,
    Value,
)
from graph.query.reach import Reach
from graph.query.result import ListShape, ObjectShape, Shape, cursor_shape
from graph.query.similar import compile_similar_cut
from graph.query.sources import reach
from graph.query.start import compile_start, find_start
from graph.query.step import Step
from graph.query.vocabulary import VocabularyError
from graph.query.ways import FulltextSearch, Scan, Traverse

CompileValue = Callable[[Value, Scope, Names], Part]


@dataclass(frozen=True, slots=True)
class _Page:
    listing: Listing
    scope: Scope
    way: Reach
    terms: tuple[SortTerm, ...]
    items: str
    """The variable that holds the page's items."""
    rows: str
    """The variable that holds them before they are gone into, with one more to look ahead."""
    where: str | None
    """The condition that every item has to fit, besides what the way says."""
    item_parts: tuple[Part, ...]
    """What each item is a list of; with one part alone, what it is."""

    @property
    def looks_ahead(self) -> bool:
        """Whether one item more is read, to tell whether another page follows."""
        return any(fact == "hasNext" for _, fact in _facts(self.listing))


def compile_listing(
    listing: Listing, scope: Scope, names: Names, compile_value: CompileValue
) -> Part:
    """The page as a list with one value a part, in a subquery of its own."""
    way = reach(listing.source, scope, names, filtered=listing.where is not None)
    terms = sort_terms(listing.order, way.node, way.relation, way.is_nullable)
    cursor = listed(term.expression for term in terms)
    inside = Scope(way.node, relation=way.relation, cursor=(listing.page.scope, cursor))
    item_parts = [
        _item(field.value, inside, names, compile_value)
        for field in listing.parts
        if isinstance(field.value, Items | Edges)
    ]
    if any(fact in {"start", "end"} for _, fact in _facts(listing)):
        item_parts.append(Part(cursor))
    items, rows, result = names.fresh("items"), names.fresh("rows"), names.fresh("page")
    way, where = _filter(listing, way, names)
    page = _Page(listing, scope, way, terms, items, rows, where, tuple(item_parts))
    if len(listing.parts) == 1 and isinstance(listing.parts[0].value, Items | Edges):
        return _items_alone(page, names)
    lines = _lines(page, names)
    parts = _parts(page, names, compile_value)
    lines += calls_of(parts)
    lines.append(f"RETURN {listed(part.expression for part in parts)} AS {result}")
    keys = tuple(field.key for field in listing.parts)
    shape = ObjectShape(keys, tuple(part.shape for part in parts))
    return Part(result, shape, tuple(call(scope.node, lines)))


def _filter(listing: Listing, way: Reach, names: Names) -> tuple[Reach, str | None]:
    """The way to the nodes, and what each has to fit besides."""
    if listing.where is None:
        return way, None
    match listing.source:
        case Scan(label=label) if (start := find_start(listing.where, label)) is not None:
            lines = compile_start(start, label, way.node, names)
            rest = start.rest
            fits = None if rest is None else compile_condition(rest, label, way.node, names)
            return replace(way, lines=lines), fits
        case Traverse(steps=(*_, Step(target=label))) | Scan(label=label):
            return way, compile_condition(listing.where, label, way.node, names)
    raise VocabularyError("A condition is about nodes with one label.")


def _filtered(page: _Page, *conditions: str) -> Lines:
    """The clauses that lead to every item that fits, and these conditions as well."""
    all_of = [*([page.where] if page.where else []), *conditions]
    return [*page.way.lines, *([f"WHERE {' AND '.join(all_of)}"] if all_of else [])]


def _count(page: _Page) -> str:
    if page.listing.where is None:
        return page.way.count
    return f"COUNT {{ {' '.join(_filtered(page))} RETURN {page.way.node} }}"


def _facts(listing: Listing) -> list[tuple[str, str]]:
    return [f for p in listing.parts if isinstance(p.value, PageFacts) for f in p.value.facts]


def _item(value: Items | Edges, inside: Scope, names: Names, compile_value: CompileValue) -> Part:
    if isinstance(value, Items):
        return compile_value(value.node, inside, names)
    parts = [compile_value(field.value, inside, names) for field in value.fields]
    keys = tuple(field.key for field in value.fields)
    shape = ObjectShape(keys, tuple(part.shape for part in parts))
    return Part(listed(part.expression for part in parts), shape, tuple(calls_of(parts)))


def _items_alone(page: _Page, names: Names) -> Part:
    """A page of which nothing but the items is wanted, as one expression: it takes less to run."""
    [item] = page.item_parts
    lines = [*_cut(page, names), *calls_of([item]), f"RETURN {item.expression}"]
    [field] = page.listing.parts
    shape = ObjectShape((field.key,), (ListShape(item.shape),))
    return Part(listed([collected(lines)]), shape)


def _cut(page: _Page, names: Names) -> Lines:
    """The clauses that bind each item of the page, with one more where it looks ahead."""
    after = page.listing.page.after
    limit = names.bind(page.listing.page.first + page.looks_ahead)
    if is_in_index_order(page.listing):
        return compile_scan(page.way, page.listing, page.where, limit, names)
    conditions = [] if after is None else [behind(page.terms, after, names)]
    carried = ", ".join((page.way.node, *page.way.carried))
    sort = f"WITH {carried} {order_by(page.terms)} LIMIT {limit}"
    return [*_filtered(page, *conditions), sort]


def _lines(page: _Page, names: Names) -> Lines:
    """The clauses that bind `items`, and `rows` where the page looks ahead."""
    if not page.item_parts and not page.looks_ahead:
        return []
    way, first = page.way, page.listing.page.first
    carried = (way.node, *way.carried)
    cut = _cut(page, names)
    if not page.looks_ahead:
        return [*cut, *_collect(page, "WITH")]
    cut.append(f"WITH collect({listed(carried)}) AS {page.rows}")
    if not page.item_parts:
        return cut
    row = names.fresh("row")
    unpacked = ", ".join(f"{row}[{i}] AS {variable}" for i, variable in enumerate(carried))
    within = [
        f"UNWIND {page.rows}[..{names.bind(first)}] AS {row}",
        f"WITH {unpacked}",
        *_collect(page, "RETURN"),
    ]
    return [*cut, *call(page.rows, within)]


def _collect(page: _Page, clause: str) -> Lines:
    expressions = [part.expression for part in page.item_parts]
    item = expressions[0] if len(expressions) == 1 else listed(expressions)
    return [*calls_of(page.item_parts), f"{clause} collect({item}) AS {page.items}"]


def _parts(page: _Page, names: Names, compile_value: CompileValue) -> list[Part]:
    """Each part of the page as an expression over `items` and `rows`."""
    parts: list[Part] = []
    place = 0
    for field in page.listing.parts:
        match field.value:
            case Items() | Edges():
                shape = ListShape(page.item_parts[place].shape)
                parts.append(Part(_all_items(page, place), shape))
                place += 1
            case PageFacts(facts):
                parts.append(_page_facts(page, facts, names))
            case Total():
                parts.append(Part(_count(page)))
            case Facets() as facets:
                parts.append(compile_facets(facets, _faceted(page), names))
            case Cut() as cut if isinstance(page.listing.source, FulltextSearch):
                parts.append(compile_cut(cut, page.listing.source, names))
            case SimilarCut() as cut:
                parts.append(compile_similar_cut(cut, page.scope, names))
            case Omitted():
                parts.append(compile_value(field.value, page.scope, names))
            case _:
                raise VocabularyError(f"{type(field.value).__name__} is no part of a page.")
    return parts


def _faceted(page: _Page) -> FacetedList:
    match page.listing:
        case Listing(source=Scan(label=label), where=None):
            whole: str | None = label
        case _:
            whole = None
    way, filtered = page.way, partial(_filtered, page)
    return FacetedList(way.node, page.scope.node, filtered, way.count, page.listing.where, whole)


def _all_items(page: _Page, place: int) -> str:
    if len(page.item_parts) == 1:
        return page.items
    return f"[item IN {page.items} | item[{place}]]"


def _page_facts(page: _Page, facts: Sequence[tuple[str, str]], names: Names) -> Part:
    expressions: list[str] = []
    shapes: list[Shape] = []
    for _, fact in facts:
        part = _page_fact(page, fact, names)
        expressions.append(part.expression)
        shapes.append(part.shape)
    return Part(listed(expressions), ObjectShape(tuple(k for k, _ in facts), tuple(shapes)))


def _page_fact(page: _Page, fact: str, names: Names) -> Part:
    if fact == "hasNext":
        return Part(f"size({page.rows}) > {names.bind(page.listing.page.first)}")
    if fact == "hasPrevious":
        return Part(_has_previous(page, names))
    item = f"{page.items}[{0 if fact == 'start' else -1}]"
    alone = len(page.item_parts) == 1
    place = len(page.item_parts) - 1
    return Part(item if alone else f"{item}[{place}]", cursor_shape(page.listing.page.scope))


def _has_previous(page: _Page, names: Names) -> str:
    """Whether an item stands at the cursor or before it; without a cursor none does."""
    after = page.listing.page.after
    if after is None:
        return "false"
    before = _filtered(page, f"NOT {behind(page.terms, after, names)}")
    return f"EXISTS {{ {' '.join(before)} RETURN {page.way.node} }}"
