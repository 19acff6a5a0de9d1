"""The root field `slice`."""

from functools import partial
from typing import Annotated, cast

import strawberry

from graph.errors import GraphChangedError, NotFoundError
from graph.paths.slicer import Slicer
from graph.paths.slices import KINDS, SliceOptions
from service.errors import RequestError
from service.graphql.bounds import MAX_SLICE_NODES
from service.graphql.fields import RequestInfo
from service.graphql.ids import parse_id
from service.graphql.types.node import NodeKind
from service.graphql.types.paper_filter import HyperauthorInput, check_range, parse_filter
from service.graphql.types.slice import Slice
from service.graphql.types.slice_answer import show_slice
from service.graphql.types.slice_cursor import encode_rest, name_scope, read_rest

SLICE_DESCRIPTION = (
    "A bounded part of the graph around some nodes: the nodes within so many hops, the best first, "
    "with every relationship among them, and what was left out."
)

MAX_AROUND = 100
MAX_HOPS = 3


@strawberry.input(description="How many nodes of one kind a slice keeps at most.")
class SliceQuota:
    """A quota of a slice."""

    kind: NodeKind = strawberry.field(description="The kind.")
    nodes: int = strawberry.field(description="How many at most, 1 to `maxNodes`.")


async def resolve_slice(  # noqa: PLR0913, PLR0917 - the arguments of the field
    info: RequestInfo,
    around: Annotated[
        list[strawberry.ID],
        strawberry.argument(
            description=f"The nodes to begin with, of any kinds, 1 to {MAX_AROUND}. They are "
            "always in the slice; merged ids are found."
        ),
    ],
    kinds: Annotated[
        list[NodeKind] | None,
        strawberry.argument(
            description="The kinds of node to walk to and over; all by default, and none by an "
            "empty list, which leaves the nodes asked for with the edges among them. Authors "
            "alone are walked to by their collaborations."
        ),
    ] = None,
    hops: Annotated[int, strawberry.argument(description=f"How far to walk, 1 to {MAX_HOPS}.")] = 1,
    max_nodes: Annotated[
        int,
        strawberry.argument(
            description=f"How many nodes to keep at most, 1 to {MAX_SLICE_NODES}, those asked for "
            "included."
        ),
    ] = 100,
    since: Annotated[
        int | None,
        strawberry.argument(
            description="Only papers of this year and later, collaborations by such papers, and "
            "affiliations that last until then. What has no year is left out then."
        ),
    ] = None,
    until: Annotated[
        int | None,
        strawberry.argument(description="Only papers of this year and earlier; as `since`."),
    ] = None,
    hyperauthor: Annotated[
        HyperauthorInput | None,
        strawberry.argument(
            description="Whether papers with very many authors are walked to, and what they add "
            "to collaborations; by default those with more than 50 are excluded."
        ),
    ] = None,
    quotas: Annotated[
        list[SliceQuota] | None,
        strawberry.argument(
            description="How many nodes of some kinds to keep at most, those asked for not "
            "counted, so that they leave room for the others and for the next hop. A kind whose "
            "quota is used up is not looked for any more."
        ),
    ] = None,
    after: Annotated[
        str | None,
        strawberry.argument(
            description="A `cursor` of the same question: gives the nodes behind those that were "
            "given before. The slices together are one greater slice."
        ),
    ] = None,
) -> Slice:
    """Walk tier by tier, then read the edges; nodes are read by their selection."""
    check_range("hops", hops, 1, MAX_HOPS)
    check_range("maxNodes", max_nodes, 1, MAX_SLICE_NODES)
    ids = _parse_around(around, max_nodes)
    chosen = frozenset(str(kind.value) for kind in kinds) if kinds is not None else frozenset(KINDS)
    papers = parse_filter(since, until, hyperauthor)
    asked = SliceOptions(chosen, hops, max_nodes, papers, _parse_quotas(quotas, max_nodes))
    scope = name_scope(ids, asked)
    options, begun = read_rest(after, scope, asked)
    context = info.context
    slicer = Slicer(context.database)
    try:
        made = await slicer.cut_slice(list(ids), options, seconds=context.timeout, begun=begun)
    except NotFoundError as error:
        raise _refuse_unknown(ids.get(error.node_id, error.node_id)) from error
    except GraphChangedError as error:
        raise RequestError(
            "INVALID_CURSOR", str(error), argument="after", hint="Ask again without `after`."
        ) from error
    excluded = partial(slicer.count_excluded, made.walked, papers)
    cursor = encode_rest(scope, made, options)
    shown = show_slice(made, options, cursor, lambda: excluded(seconds=context.timeout))
    return cast("Slice", shown)


def _refuse_unknown(shown: str) -> RequestError:
    return RequestError(
        "NOT_FOUND",
        f"No node has the id {shown!r}.",
        argument="around",
        actual=shown,
        hint="Find the id with `search`.",
    )


def _parse_quotas(quotas: list[SliceQuota] | None, max_nodes: int) -> dict[str, int]:
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


def _parse_around(around: list[strawberry.ID], max_nodes: int) -> dict[str, str]:
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
