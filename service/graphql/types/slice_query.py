"""The root field `slice`, and the subscription to a growing one."""

from collections.abc import AsyncGenerator
from dataclasses import replace
from functools import partial
from typing import Annotated, cast

import strawberry

from graph.errors import GraphChangedError, NotFoundError
from graph.paths import slices
from graph.paths.slicer import Slicer
from service.errors import RequestError
from service.graphql.context import RequestContext
from service.graphql.fields import RequestInfo
from service.graphql.types.slice import Slice
from service.graphql.types.slice_answer import show_slice
from service.graphql.types.slice_arguments import (
    Around,
    Hops,
    Hyperauthor,
    Kinds,
    MaxNodes,
    Quotas,
    Since,
    SliceQuestion,
    Until,
    parse_slice,
)
from service.graphql.types.slice_cursor import encode_rest, name_scope, read_rest

SLICE_DESCRIPTION = (
    "A bounded part of the graph around some nodes: the nodes within so many hops, the best first, "
    "with every relationship among them, and what was left out."
)

GROWING_SLICE_DESCRIPTION = (
    "A slice in steps: within one hop first, then within two and three, each time the whole slice "
    "so far. A smaller slice is the beginning of the next one. It ends where nothing is left to "
    "walk to or the slice is full; the last one is what `slice` gives."
)


async def resolve_slice(  # noqa: PLR0913, PLR0917 - the arguments of the field
    info: RequestInfo,
    around: Around,
    kinds: Kinds = None,
    hops: Hops = 1,
    max_nodes: MaxNodes = 100,
    since: Since = None,
    until: Until = None,
    hyperauthor: Hyperauthor = None,
    quotas: Quotas = None,
    after: Annotated[
        str | None,
        strawberry.argument(
            description="A `cursor` of the same question: gives the nodes behind those that were "
            "given before. The slices together are one greater slice."
        ),
    ] = None,
) -> Slice:
    """Walk tier by tier, then read the edges; nodes are read by their selection."""
    asked = parse_slice(around, kinds, hops, max_nodes, since, until, hyperauthor, quotas)
    options, begun = read_rest(after, name_scope(asked.around, asked.options), asked.options)
    context: RequestContext = info.context
    trust = context.trust.rely_on if context.trust else None
    slicer = Slicer(context.database, quicker=context.path_index, trust=trust)
    try:
        made = await slicer.cut_slice(
            list(asked.around), options, seconds=context.timeout, begun=begun
        )
    except NotFoundError as error:
        raise asked.refuse(error) from error
    except GraphChangedError as error:
        raise RequestError(
            "INVALID_CURSOR", str(error), argument="after", hint="Ask again without `after`."
        ) from error
    if made.at_hand is not None:
        context.reader.know(made.at_hand)
    return _show(context, slicer, replace(asked, options=options), made)


async def grow_slice(  # noqa: PLR0913, PLR0917 - the arguments of the field
    info: RequestInfo,
    around: Around,
    kinds: Kinds = None,
    hops: Hops = 2,
    max_nodes: MaxNodes = 100,
    since: Since = None,
    until: Until = None,
    hyperauthor: Hyperauthor = None,
    quotas: Quotas = None,
) -> AsyncGenerator[Slice, None]:
    """Walk tier by tier, and show the slice after each."""
    asked = parse_slice(around, kinds, hops, max_nodes, since, until, hyperauthor, quotas)
    context: RequestContext = info.context
    slicer = Slicer(context.database)
    context.renew()
    steps = slicer.grow_slice(list(asked.around), asked.options, seconds=context.timeout)
    try:
        async for made in steps:
            context.renew()
            yield _show(context, slicer, asked, made)
    except NotFoundError as error:
        raise asked.refuse(error) from error
    finally:
        await steps.aclose()


def _show(
    context: RequestContext, slicer: Slicer, asked: SliceQuestion, made: slices.Slice
) -> Slice:
    count = partial(slicer.count_excluded, made, asked.options.papers)
    cursor = encode_rest(name_scope(asked.around, asked.options), made, asked.options)
    shown = show_slice(made, asked.options, cursor, lambda: count(seconds=context.timeout))
    return cast("Slice", shown)
