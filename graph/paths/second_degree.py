"""The collaborators of an author's collaborators: ranked, and what the two have in common."""

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
    items = tuple(
        SecondDegree(id_, (rank, next_, id_)) for id_, _, rank, next_ in row["page"][:first]
    )
    return SecondDegreePage(items, row["total"], row["before"], has_next=len(row["page"]) > first)


async def read_shared_collaborators(
    database: AsyncDatabase,
    author: str,
    others: Sequence[str],
    papers: PaperFilter,
    *,
    seconds: float,
) -> dict[str, tuple[str, ...]]:
    """With whom both an author and each of `others` wrote, by id."""
    rows = await database.run_named(
        "path/read_shared_collaborators",
        timeout=seconds,
        author=author,
        others=list(others),
        **filter_parameters(papers),
    )
    return {row["other"]: tuple(row["shared"]) for row in rows}


async def read_shared_topics(
    database: AsyncDatabase, author: str, others: Sequence[str], *, seconds: float
) -> dict[str, tuple[SharedTopic, ...]]:
    """What both an author and each of `others` wrote about, most papers first."""
    rows = await database.run_named(
        "path/read_shared_topics", timeout=seconds, author=author, others=list(others)
    )
    return {row["other"]: tuple(SharedTopic(*topic) for topic in row["topics"]) for row in rows}
