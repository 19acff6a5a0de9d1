"""The root fields that write: what curators decide."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Annotated

import strawberry

from service.curation import CurationDesk, Decider, DecisionEffect, DecisionRefusedError
from service.errors import RequestError
from service.graphql.bounds import MAX_AMONG, MAX_FIRST
from service.graphql.fields import RequestInfo
from service.graphql.types.curation_input import (
    AuthorId,
    AuthorIds,
    DeciderInput,
    Deciding,
    PaperIds,
)
from service.graphql.types.curation_result import CurationResult, show_made, show_refused

_FOR_CURATORS = " Only with `Authorization: Bearer …` and the service's token for curators."


async def merge_authors(info: RequestInfo, authors: AuthorIds, by: Deciding) -> CurationResult:
    """As `rgraph authors merge`."""
    _check_length("authors", authors, MAX_AMONG)
    return await _decide(info, by, lambda desk, who: desk.merge_authors(authors, who))


async def split_author(
    info: RequestInfo,
    author: AuthorId,
    papers: PaperIds,
    by: Deciding,
    name: Annotated[
        str | None,
        strawberry.argument(description="The name to show of the author who is split off."),
    ] = None,
) -> CurationResult:
    """As `rgraph authors split`."""
    _check_length("papers", papers, MAX_FIRST)
    return await _decide(info, by, lambda desk, who: desk.split_author(author, papers, name, who))


async def verify_author(info: RequestInfo, author: AuthorId, by: Deciding) -> CurationResult:
    """As `rgraph authors verify`."""
    return await _decide(info, by, lambda desk, who: desk.verify_author(author, who))


async def rename_author(
    info: RequestInfo,
    author: AuthorId,
    name: Annotated[str, strawberry.argument(description="The name to show.")],
    by: Deciding,
) -> CurationResult:
    """As `rgraph authors rename`."""
    return await _decide(info, by, lambda desk, who: desk.rename_author(author, name, who))


async def undo_decision(
    info: RequestInfo,
    decision: Annotated[
        strawberry.ID, strawberry.argument(description="The decision's id: `decision:…`.")
    ],
    by: Deciding,
) -> CurationResult:
    """As `rgraph authors undo`."""
    return await _decide(info, by, lambda desk, who: desk.undo_decision(decision, who))


@strawberry.type(
    description="Everything that can be changed: what curators decide about who is who. Each field "
    "is one transaction, and they are carried out in their order."
)
class Mutation:
    """The root fields that write."""

    merge_authors: CurationResult = strawberry.mutation(
        resolver=merge_authors,
        description="Make one author of several: the id of the first one stays, the others "
        "redirect to it. Refused where two of them are on one paper." + _FOR_CURATORS,
    )
    split_author: CurationResult = strawberry.mutation(
        resolver=split_author,
        description="Make another author of an author's mentions on some papers. Refused where "
        "nothing would be left of the author." + _FOR_CURATORS,
    )
    verify_author: CurationResult = strawberry.mutation(
        resolver=verify_author,
        description="Confirm that an author's present mentions are one person's: no score parts "
        "them again." + _FOR_CURATORS,
    )
    rename_author: CurationResult = strawberry.mutation(
        resolver=rename_author,
        description="Give an author another name to show; the id and the printed names stay."
        + _FOR_CURATORS,
    )
    undo_decision: CurationResult = strawberry.mutation(
        resolver=undo_decision,
        description="Take a decision back: its effect goes, and the record that it was made and "
        "undone stays." + _FOR_CURATORS,
    )


async def _decide(
    info: RequestInfo,
    by: DeciderInput,
    decide: Callable[[CurationDesk, Decider], DecisionEffect],
) -> CurationResult:
    """Decide in a thread, for the ingest's connection is a blocking one.

    A decision that was begun is carried out, also where nobody waits for it any more: then the
    context goes on saying that something is being written.
    """
    desk = _open_desk(info)
    info.context.writes = info.context.has_written = True
    try:
        effect = await asyncio.to_thread(decide, desk, Decider(by.who, by.why))
    except DecisionRefusedError as error:
        info.context.writes = False
        return show_refused(error)
    info.context.writes = False
    return show_made(effect)


def _check_length(argument: str, ids: Sequence[str], most: int) -> None:
    if len(ids) > most:
        raise RequestError(
            "LIMIT_EXCEEDED",
            f"`{argument}` has {len(ids)} entries; at most {most} are allowed.",
            argument=argument,
            limit=most,
            actual=len(ids),
        )


def _open_desk(info: RequestInfo) -> CurationDesk:
    curation = info.context.curation
    if curation is None:
        raise RequestError(
            "CURATION_DISABLED",
            "This service takes no decisions of curators.",
            hint="Whoever runs the service sets RGRAPH_CURATION_TOKEN.",
        )
    if not curation.admits(info.context.authorization):
        raise RequestError(
            "UNAUTHENTICATED",
            "This needs the service's token for curators.",
            hint="Send it as `Authorization: Bearer …`.",
        )
    desk: CurationDesk = curation.desk
    return desk
