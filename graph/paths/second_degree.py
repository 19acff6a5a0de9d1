"""The collaborators of an author's collaborators: ranked, with what the two have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.paths.options import PaperFilter
from graph.paths.statement_filter import filter_parameters
from graph.store.async_database import AsyncDatabase

Place = tuple[int, int, str]
"""Where somebody stands in a list: the two numbers that its order compares, and the id."""


@dataclass(frozen=True, slots=True)
class SharedTopic:
    """A topic of both, with the lesser of their two numbers of papers about it."""

    id: str
    papers: int


@dataclass(frozen=True, slots=True)
class SecondDegree:
    """Somebody who shares collaborators with an author but no paper; `place` is in the list."""

    id: str
    shared: tuple[str, ...]
    topics: tuple[SharedTopic, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class SecondDegreePage:
    """A page; `total` and `before` count the whole list and what precedes."""

    items: tuple[SecondDegree, ...]
    total: int
    before: int
    has_next: bool


async def list_second_degree(  # noqa: PLR0913 - what a page of a list takes
    database: AsyncDatabase,
    author: str,
    papers: PaperFilter,
    *,
    order: str,
    first: int,
    after: Place | None,
    seconds: float,
) -> SecondDegreePage:
    """At most `first` people behind `after`.

    `order` is `shared_collaborators_desc`, `shared_topics_desc`, which breaks ties by the other
    number, or both with a comma between them; what is left goes by id.
    """
    rank, next_, id_ = after or (None, None, None)
    rows = await database.run_named(
        "path/list_second_degree",
        timeout=seconds,
        author=author,
        order=order,
        first=first + 1,
        afterRank=rank,
        afterNext=next_,
        afterId=id_,
        **filter_parameters(papers),
    )
    if not rows:
        return SecondDegreePage((), 0, 0, has_next=False)
    [row] = rows
    listed = [(id_, (rank, next_, id_)) for id_, _, rank, next_ in row["page"][:first]]
    items = await _with_reasons(database, author, listed, papers, seconds)
    return SecondDegreePage(items, row["total"], row["before"], has_next=len(row["page"]) > first)


async def _with_reasons(
    database: AsyncDatabase,
    author: str,
    listed: Sequence[tuple[str, Place]],
    papers: PaperFilter,
    seconds: float,
) -> tuple[SecondDegree, ...]:
    if not listed:
        return ()
    rows = await database.run_named(
        "path/read_common_ground",
        timeout=seconds,
        author=author,
        others=[id_ for id_, _ in listed],
        **filter_parameters(papers),
    )
    reasons = {row["other"]: row for row in rows}
    return tuple(
        SecondDegree(
            id_,
            tuple(reasons[id_]["shared"]),
            tuple(SharedTopic(*topic) for topic in reasons[id_]["topics"]),
            place,
        )
        for id_, place in listed
    )
