"""The same schema answered in the plainest way: graphql-core over all nodes and relationships.

It shares nothing with the planner: it reads the whole database with two statements and walks it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import ExecutionResult, GraphQLResolveInfo, build_schema, execute_sync, parse

from graph.store.database import Database
from graph.store.statement import Statement
from service.graphql.schema import build_schema as build_strawberry_schema

SCHEMA = build_schema(build_strawberry_schema().as_str())

Properties = dict[str, Any]
Item = tuple[Properties, "Vertex"]


@dataclass(frozen=True, slots=True, eq=False)
class Vertex:
    """A node with its relationships in both directions."""

    label: str
    properties: Properties
    out: list[tuple[str, Properties, "Vertex"]]
    into: list[tuple[str, Properties, "Vertex"]]

    def along(self, type_: str, *, out: bool) -> list[Item]:
        """The neighbours over one type of relationship."""
        return [(p, n) for t, p, n in (self.out if out else self.into) if t == type_]


@dataclass(frozen=True, slots=True)
class _List:
    items: list[Item]
    first: int


def _last_if_missing(key: str, *, descending: bool = False, of_edge: bool = False) -> Any:
    def place(item: Item) -> tuple[bool, Any]:
        value = (item[0] if of_edge else item[1].properties).get(key)
        if value is None:
            return (True, 0)
        return (False, _Backwards(value) if descending else value)

    return place


@dataclass(frozen=True, slots=True)
class _Backwards:
    value: Any

    def __lt__(self, other: "_Backwards") -> bool:
        return bool(other.value < self.value)


_EDGE: dict[str, Any] = {"descending": True, "of_edge": True}
_PAPERS = {
    "DATE_DESC": [_last_if_missing("date", descending=True)],
    "DATE_ASC": [_last_if_missing("date")],
    "TITLE_ASC": [_last_if_missing("titleKey")],
    "CITED_BY_COUNT_DESC": [_last_if_missing("citedByCount", descending=True)],
    "YEAR_DESC": [_last_if_missing("year", descending=True)],
    "AUTHOR_COUNT_ASC": [_last_if_missing("authorCount")],
    "TOPIC_COUNT_DESC": [lambda item: -len(item[1].along("ABOUT", out=True))],
    "INSTITUTION_COUNT_ASC": [lambda item: len(item[1].along("FROM_INSTITUTION", out=True))],
}
_OTHERS = {
    "STRENGTH_DESC": [_last_if_missing("strength", **_EDGE), _last_if_missing("papers", **_EDGE)],
    "PAPERS_DESC": [_last_if_missing("papers", **_EDGE)],
    "LAST_YEAR_DESC": [_last_if_missing("lastYear", **_EDGE)],
    "NAME_ASC": [_last_if_missing("name")],
    "PAPER_COUNT_ASC": [_last_if_missing("paperCount")],
    "COLLABORATOR_COUNT_DESC": [_last_if_missing("collaboratorCount", descending=True)],
}
_FIXED = {
    ("Author", "topics"): [_last_if_missing("papers", **_EDGE)],
    ("Author", "institutions"): [_last_if_missing("papers", **_EDGE)],
    ("Paper", "authors"): [_last_if_missing("position", of_edge=True)],
    ("Paper", "categories"): [_last_if_missing("primary", **_EDGE)],
    ("Paper", "topics"): [_last_if_missing("score", **_EDGE)],
    ("Paper", "institutions"): [_last_if_missing("name")],
    ("Topic", "authors"): [_last_if_missing("papers", **_EDGE)],
    ("Institution", "authors"): [_last_if_missing("papers", **_EDGE)],
}


def _grouped(items: list[Item]) -> list[Item]:
    counts: dict[Vertex, int] = {}
    for _, vertex in items:
        counts[vertex] = counts.get(vertex, 0) + 1
    return [({"papers": count}, vertex) for vertex, count in counts.items()]


def _joined(vertex: Vertex) -> list[Item]:
    shares: dict[Vertex, list[float]] = {}
    for _, paper in vertex.along("FROM_INSTITUTION", out=False):
        places = [other for _, other in paper.along("FROM_INSTITUTION", out=True)]
        for other in places:
            if other is not vertex:
                shares.setdefault(other, []).append(1 / (len(places) - 1))
    return [({"papers": len(s), "strength": round(sum(s), 9)}, o) for o, s in shares.items()]


_ITEMS: dict[tuple[str, str], Callable[[Vertex], list[Item]]] = {
    ("Author", "papers"): lambda v: v.along("AUTHORED", out=True),
    ("Author", "collaborators"): lambda v: (
        v.along("COLLABORATED_WITH", out=True) + v.along("COLLABORATED_WITH", out=False)
    ),
    ("Author", "topics"): lambda v: _grouped(
        [i for _, p in v.along("AUTHORED", out=True) for i in p.along("ABOUT", out=True)]
    ),
    ("Author", "institutions"): lambda v: v.along("AFFILIATED_WITH", out=True),
    ("Paper", "authors"): lambda v: v.along("AUTHORED", out=False),
    ("Paper", "categories"): lambda v: v.along("IN_CATEGORY", out=True),
    ("Paper", "topics"): lambda v: v.along("ABOUT", out=True),
    ("Paper", "institutions"): lambda v: v.along("FROM_INSTITUTION", out=True),
    ("Category", "papers"): lambda v: v.along("IN_CATEGORY", out=False),
    ("Topic", "papers"): lambda v: v.along("ABOUT", out=False),
    ("Topic", "authors"): lambda v: _grouped(
        [i for _, p in v.along("ABOUT", out=False) for i in p.along("AUTHORED", out=False)]
    ),
    ("Institution", "papers"): lambda v: v.along("FROM_INSTITUTION", out=False),
    ("Institution", "authors"): lambda v: v.along("AFFILIATED_WITH", out=False),
    ("Institution", "collaborators"): _joined,
}


class PlainExecutor:
    """Answers operations from a copy of everything that the database holds."""

    def __init__(self, database: Database) -> None:
        """Copy the database."""
        nodes = database.run(
            Statement("test/nodes", "MATCH (n) RETURN labels(n)[0] AS label, n AS node", "read")
        )
        self._vertices = {
            row["node"]["id"]: Vertex(row["label"], row["node"], [], [])
            for row in nodes
            if "id" in row["node"]
        }
        relationships = database.run(
            Statement(
                "test/relationships",
                "MATCH (a)-[r]->(b) WHERE a.id IS NOT NULL AND b.id IS NOT NULL "
                "RETURN a.id AS a, type(r) AS type, properties(r) AS properties, b.id AS b",
                "read",
            )
        )
        for row in relationships:
            a, b = self._vertices[row["a"]], self._vertices[row["b"]]
            a.out.append((row["type"], row["properties"], b))
            b.into.append((row["type"], row["properties"], a))

    def execute(self, text: str) -> ExecutionResult:
        """Answer one operation."""
        result = execute_sync(SCHEMA, parse(text), field_resolver=self._resolve)
        assert isinstance(result, ExecutionResult)
        return result

    def _resolve(self, source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        match source:
            case None:
                return self._root(info.field_name, arguments)
            case Vertex():
                return self._of_vertex(source, info.field_name, arguments)
            case _List():
                return _of_list(source, info.field_name)
        return source[info.field_name] if isinstance(source, dict) else _of_edge(source, info)

    def _root(self, name: str, arguments: dict[str, Any]) -> Any:
        if name == "node":
            return self._find(arguments["id"])
        label = {"authors": "Author", "papers": "Paper"}[name]
        items: list[Item] = [({}, v) for v in self._vertices.values() if v.label == label]
        order = (
            _ordered(_PAPERS, arguments["orderBy"])
            if name == "papers"
            else [_last_if_missing("name")]
        )
        return _List(_sorted(items, order), arguments["first"])

    def _find(self, node_id: str) -> Vertex | None:
        return self._vertices.get(node_id.removeprefix("category:"))

    def _of_vertex(self, vertex: Vertex, name: str, arguments: dict[str, Any]) -> Any:
        items = _ITEMS.get((vertex.label, name))
        if items is None:
            special = self._special(vertex).get(name)
            return special() if special else vertex.properties.get(name)
        orders = _PAPERS if name in {"papers", "cites", "citedBy"} else _OTHERS
        given = arguments.get("orderBy")
        order = _ordered(orders, given) if given else _FIXED[vertex.label, name]
        return _List(_sorted(items(vertex), order), arguments["first"])

    def _special(self, vertex: Vertex) -> dict[str, Callable[[], Any]]:
        """Fields that are more than the property of the same name."""
        properties = vertex.properties
        match vertex.label:
            case "Category":
                return {
                    "id": lambda: f"category:{properties['id']}",
                    "code": lambda: properties["id"],
                    "parent": lambda: next((v for _, v in vertex.along("PART_OF", out=True)), None),
                }
            case "Author":
                code = properties.get("mainCategory", "")
                return {"mainCategory": lambda: self._vertices.get(code)}
            case "Paper":
                return {"date": lambda: _date(properties)}
        return {}


def _ordered(orders: dict[str, list[Any]], given: list[str]) -> list[Any]:
    return [place for name in given for place in orders[name]]


def _date(properties: Properties) -> Any:
    if properties.get("date") is None:
        return None
    return {
        "value": properties["date"],
        "precision": properties["datePrecision"].upper(),
        "year": properties["year"],
        "yearInferred": properties["yearInferred"],
    }


def _sorted(items: list[Item], order: list[Any]) -> list[Item]:
    return sorted(items, key=lambda i: (*(place(i) for place in order), i[1].properties["id"]))


def _of_list(found: _List, name: str) -> Any:
    page = found.items[: found.first]
    match name:
        case "totalCount":
            return len(found.items)
        case "pageInfo":
            return {"hasNextPage": len(found.items) > found.first, "hasPreviousPage": False}
        case "nodes":
            return [vertex for _, vertex in page]
    return page


def _of_edge(edge: Item, info: GraphQLResolveInfo[Any]) -> Any:
    return edge[1] if info.field_name == "node" else edge[0].get(info.field_name)


def resolve_kind(vertex: Vertex, *_: Any) -> str:
    """Which type of the interface a vertex has."""
    return vertex.label


SCHEMA.type_map["Node"].resolve_type = resolve_kind  # type: ignore[attr-defined]
