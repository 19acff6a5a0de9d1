"""Ways to nodes, their order and the page that is cut: what a plan reads lists by."""

from dataclasses import dataclass

from graph.query.step import Step


@dataclass(frozen=True, slots=True)
class Later:
    """Stands for a value that is known only when the statement runs.

    Such a plan is compiled once and run with many values: those of `slot`, or one of them.
    """

    slot: int
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Traverse:
    """Along one relationship or two.

    Over two steps the nodes at the end are grouped: each comes once, and the relation has one
    value, `papers`: how many nodes in the middle lead to it. With `weighed` it has `strength`, too:
    the sum over these of 1 / (number of nodes that the last step leads to, minus 1).
    """

    source: str
    steps: tuple[Step, ...]
    weighed: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """To the node whose id stands in a property."""

    property: str
    target: str


@dataclass(frozen=True, slots=True)
class Scan:
    """All nodes with a label."""

    label: str


@dataclass(frozen=True, slots=True)
class Similar:
    """The papers that are like a paper.

    The relation has `score`, `cites`, `citedBy`, and lists of nodes that both have:
    `sharedAuthors`, `sharedTopics`, `sharedReferences`, `sharedCiting`, each with its `…Count`.
    """


@dataclass(frozen=True, slots=True)
class Named:
    """The node with that label that a value of the property names."""

    label: str
    property: str
    value: str | Later


@dataclass(frozen=True, slots=True)
class FulltextSearch:
    """The best `most` nodes of each label that fit its Lucene query, behind those that are `named`.

    The relation has a value `score`; with `names`, the folded text that their names may begin with,
    it has `tier` (0 for that name itself, 1 for a beginning of it, 2 for all else) and `weight`.
    """

    labels: tuple[str, ...]
    queries: tuple[str, ...] | Later
    most: int
    names: str | Later | None = None
    named: tuple[Named, ...] = ()


Source = Traverse | Join | Scan | Similar | FulltextSearch


@dataclass(frozen=True, slots=True)
class OrderKey:
    """One value that a list is ordered by; items without it come last either way.

    With `count` it is how many neighbours the item has over that step.
    """

    name: str
    descending: bool = False
    of_relation: bool = False
    count: Step | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A total order: the keys, then the id."""

    name: str
    keys: tuple[OrderKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """At most `first` items behind the cursor values `after`; `scope` names list and arguments."""

    first: int
    scope: str | Later
    after: tuple[str | int | float | bool | Later | None, ...] | None = None
