"""What is to be read, as an immutable tree that prints itself; it knows neither GraphQL nor Cypher.

A `Plan` has roots; a root, like every nested level, is one of three ways to come to nodes
(`Lookup`, `One`/`Every`, `Listing`), and says which values of each node are wanted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Literal

from graph.query.condition import Condition
from graph.query.step import Step
from graph.query.ways import FulltextSearch, Join, Later, Order, Page, Scan, Similar, Traverse

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# -- values of one node ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the node."""

    name: str


@dataclass(frozen=True, slots=True)
class RelationProperty:
    """A value of the relation over which the node was reached."""

    name: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The node's id, with a prefix where the API shows one that the graph does not store."""

    prefix: str = ""


@dataclass(frozen=True, slots=True)
class RedirectedFrom:
    """The id that the node was looked up by, where that has been merged into this one."""

    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the item stands in its list."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """Which words of a search the item's texts have.

    `texts` are by label the properties that hold them, each with the name that it is shown by.
    """

    texts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    words: tuple[tuple[str, ...], ...] | Later


@dataclass(frozen=True, slots=True)
class Group:
    """Several properties as one object; null where the node has none of `presence`."""

    presence: tuple[str, ...]
    fields: tuple["Field", ...]


@dataclass(frozen=True, slots=True)
class Omitted:
    """What a derived list omits: neighbours over `step` whose `property` exceeds `limit`.

    `facts` are pairs of result key and what stands there: the count of them, or the limit.
    """

    step: Step
    property: str
    limit: int
    facts: tuple[tuple[str, Literal["count", "limit"]], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """The values that are wanted of a node with that label."""

    label: str
    fields: tuple["Field", ...]


@dataclass(frozen=True, slots=True)
class AnyNode:
    """A node of one of several labels, each with its own values."""

    alternatives: tuple[Node, ...]


# -- what is read ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class One:
    """The node at the end of `source`, or null."""

    source: Traverse | Join
    node: Node


@dataclass(frozen=True, slots=True)
class Every:
    """All nodes at the end of `source`, which are few by nature, by a property and then by id."""

    source: Traverse
    node: Node
    order: str = "id"


@dataclass(frozen=True, slots=True)
class Shared:
    """The first nodes, by id, of a list that is a value of the relation."""

    name: str
    first: int
    node: Node


@dataclass(frozen=True, slots=True)
class Items:
    """The page's nodes alone."""

    node: Node | AnyNode


@dataclass(frozen=True, slots=True)
class Edges:
    """The page's items with values of the relation; a field may hold the node itself."""

    fields: tuple["Field", ...]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Facts about the page: pairs of result key and fact."""

    facts: tuple[tuple[str, Literal["hasNext", "hasPrevious", "start", "end"]], ...]


@dataclass(frozen=True, slots=True)
class Total:
    """How many items the list has."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Which labels have more hits than a search goes through: pairs of result key and fact."""

    facts: tuple[tuple[str, Literal["status", "reason", "truncatedKinds", "limit"]], ...]


@dataclass(frozen=True, slots=True)
class SimilarCut:
    """Whether similar papers were left out: pairs of result key and fact."""

    facts: tuple[tuple[str, Literal["status", "reason"]], ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """What items are told apart by: a property of theirs, or of neighbours over `step`."""

    label: str
    key: str
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many items of the whole list there are for each value, the most frequent `top` values.

    `facts` are pairs of result key and fact.
    """

    dimensions: tuple[Dimension, ...]
    top: int
    facts: tuple[tuple[str, Literal["values", "otherValues", "otherCount", "missing"]], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list, with the parts of it that are wanted; of nodes that fit `where`."""

    source: Traverse | Scan | Similar | FulltextSearch
    order: Order
    page: Page
    parts: tuple["Field", ...]
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """The nodes whose property has one of the values, each under its value.

    By `id`, an id that was merged into another finds that one; by an external id, a node of which
    any source says that it bears it.
    """

    property: str
    values: tuple[str, ...] | Later
    node: Node


Value = (
    Property
    | RelationProperty
    | Identity
    | RedirectedFrom
    | Cursor
    | Highlights
    | Group
    | Omitted
    | Node
    | AnyNode
    | One
    | Every
    | Shared
    | Listing
    | Items
    | Edges
    | PageFacts
    | Facets
    | Cut
    | SimilarCut
    | Total
)


@dataclass(frozen=True, slots=True)
class Field:
    """One value under the key that it will have in the result."""

    key: str
    value: Value


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that one statement reads: one value a root."""

    name: str
    roots: tuple[Lookup | Listing, ...] = field(default=())

    def __str__(self) -> str:
        """The tree, a line a value."""
        return "\n".join(_lines(self))


def _lines(part: "DataclassInstance", indent: str = "", label: str = "") -> Iterator[str]:
    """One line for the part itself, then its children, each two columns further in."""
    facts: list[str] = []
    children: list[DataclassInstance] = []
    for declared in fields(part):
        value = getattr(part, declared.name)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            children.extend(value)
        elif is_dataclass(value) and not isinstance(value, type):
            children.append(value)
        elif value not in (None, (), "", False):
            facts.append(f"{declared.name}={value!r}")
    yield f"{indent}{label}{type(part).__name__}({', '.join(facts)})"
    for child in children:
        if isinstance(child, Field):
            yield from _lines(child.value, indent + "  ", f"{child.key}: ")
        else:
            yield from _lines(child, indent + "  ")
