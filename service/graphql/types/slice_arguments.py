"""What a slice is asked for, at once or growing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import strawberry

from graph.errors import NotFoundError
from graph.paths.slices import KINDS, SliceOptions
from service.errors import RequestError
from service.graphql.bounds import MAX_SLICE_NODES
from service.graphql.ids import parse_id
from service.graphql.types.node import NodeKind
from service.graphql.types.paper_filter import HyperauthorInput, check_range, parse_filter

MAX_AROUND = 100
MAX_HOPS = 3


@strawberry.input(description="How many nodes of one kind a slice keeps at most.")
class SliceQuota:
    """A quota of a slice."""

    kind: NodeKind = strawberry.field(description="The kind.")
    nodes: int = strawberry.field(description="How many at most, 1 to `maxNodes`.")


Around = Annotated[
    list[strawberry.ID],
    strawberry.argument(
        description=f"The nodes to begin with, of any kinds, 1 to {MAX_AROUND}. They are "
        "always in the slice; merged ids are found."
    ),
]
Kinds = Annotated[
    list[NodeKind] | None,
    strawberry.argument(
        description="The kinds of node to walk to and over; all by default, and none by an "
        "empty list, which leaves the nodes asked for with the edges among them. Authors "
        "alone are walked to by their collaborations."
    ),
]
Hops = Annotated[int, strawberry.argument(description=f"How far to walk, 1 to {MAX_HOPS}.")]
MaxNodes = Annotated[
    int,
    strawberry.argument(
        description=f"How many nodes to keep at most, 1 to {MAX_SLICE_NODES}, those asked for "
        "included."
    ),
]
Since = Annotated[
    int | None,
    strawberry.argument(
        description="Only papers of this year and later, collaborations by such papers, and "
        "affiliations that last until then. What has no year is left out then."
    ),
]
Until = Annotated[
    int | None,
    strawberry.argument(description="Only papers of this year and earlier; as `since`."),
]
Hyperauthor = Annotated[
    HyperauthorInput | None,
    strawberry.argument(
        description="Whether papers with very many authors are walked to, and what they add "
        "to collaborations; by default those with more than 50 are excluded."
    ),
]
Quotas = Annotated[
    list[SliceQuota] | None,
    strawberry.argument(
        description="How many nodes of some kinds to keep at most, those asked for not "
        "counted, so that they leave room for the others and for the next hop. A kind whose "
        "quota is used up is not looked for any more."
    ),
]


@dataclass(frozen=True, slots=True)
class SliceQuestion:
    """The nodes to begin with as they are stored, each with the form it was given in."""

    around: dict[str, str]
    options: SliceOptions

    def refuse(self, error: NotFoundError) -> RequestError:
        """The refusal of an id that nothing answers to."""
        shown = self.around.get(error.node_id, error.node_id)
        return RequestError(
            "NOT_FOUND",
            f"No node has the id {shown!r}.",
            argument="around",
            actual=shown,
            hint="Find the id with `search`.",
        )


def parse_slice(  # noqa: PLR0913, PLR0917 - the arguments of the field
    around: Sequence[strawberry.ID],
    kinds: Sequence[NodeKind] | None,
    hops: int,
    max_nodes: int,
    since: int | None,
    until: int | None,
    hyperauthor: HyperauthorInput | None,
    quotas: Sequence[SliceQuota] | None,
) -> SliceQuestion:
    """What is asked; a `RequestError` where an argument is out of its range."""
    check_range("hops", hops, 1, MAX_HOPS)
    check_range("maxNodes", max_nodes, 1, MAX_SLICE_NODES)
    ids = _parse_around(around, max_nodes)
    chosen = frozenset(str(kind.value) for kind in kinds) if kinds is not None else frozenset(KINDS)
    papers = parse_filter(since, until, hyperauthor)
    limits = _parse_quotas(quotas, max_nodes)
    return SliceQuestion(ids, SliceOptions(chosen, hops, max_nodes, papers, limits))


def _parse_quotas(quotas: Sequence[SliceQuota] | None, max_nodes: int) -> dict[str, int]:
    """The quotas by label; each kind has one at most."""
    by_kind: dict[str, int] = {}
    for at, quota in enumerate(quotas or ()):
        check_range(f"quotas[{at}].nodes", quota.nodes, 1, max_nodes)
        kind = str(quota.kind.value)
        if kind in by_kind:
            raise RequestError(
                "INVALID_ARGUMENT",
                f"`quotas` names {quota.kind.name} twice.",
                argument="quotas",
                actual=quota.kind.name,
            )
        by_kind[kind] = quota.nodes
    return by_kind


def _parse_around(around: Sequence[strawberry.ID], max_nodes: int) -> dict[str, str]:
    """The ids as they are stored, each with the form in which it was given."""
    check_range("around", len(around), 1, MAX_AROUND)
    ids = {parse_id(given, argument="around").stored: str(given) for given in around}
    if len(ids) > max_nodes:
        raise RequestError(
            "INVALID_ARGUMENT",
            f"`around` has {len(ids)} nodes, which are all in the slice, "
            f"but `maxNodes` is {max_nodes}.",
            argument="maxNodes",
            limit=len(ids),
            actual=max_nodes,
        )
    return ids
