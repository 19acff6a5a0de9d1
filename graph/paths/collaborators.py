"""With whom an author wrote: ranked, over the papers that count."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.paths.options import HyperauthorMode, PaperFilter
from graph.store.async_database import AsyncDatabase

Place = tuple[float | str, ...]
"""Where a collaborator stands in a list: what each of its orders compares, and the id."""


@dataclass(frozen=True, slots=True)
class Collaborator:
    """One collaborator with what the two wrote together; `place` is that in the list."""

    id: str
    papers: int
    strength: float
    first_year: int | None
    last_year: int | None
    confidence: float
    place: Place


@dataclass(frozen=True, slots=True)
class CollaboratorPage:
    """A page of collaborators; `total` and `before` count the whole list and what precedes."""

    items: tuple[Collaborator, ...]
    total: int
    before: int
    has_next: bool


async def list_collaborators(  # noqa: PLR0913 - what a page of a list takes
    database: AsyncDatabase,
    author: str,
    papers: PaperFilter,
    *,
    orders: Sequence[str],
    first: int,
    after: Place | None,
    seconds: float,
) -> CollaboratorPage:
    """At most `first` collaborators behind `after`.

    `orders` are of `strength_desc`, `papers_desc`, `last_year_desc` and `name_asc`, each for the
    ties of those before it; what is left goes by id.
    """
    page = {
        "author": author,
        "orders": list(orders),
        "first": first + 1,
        "after": None if after is None else list(after),
    }
    if papers.is_derived:
        [row] = await database.run_named("path/list_collaborations", timeout=seconds, **page)
    else:
        policy = papers.hyperauthor
        downweights = policy.mode is HyperauthorMode.DOWNWEIGHT
        [row] = await database.run_named(
            "path/list_joint_authors",
            timeout=seconds,
            **page,
            since=papers.since,
            until=papers.until,
            mostAuthors=policy.most_authors,
            downweightAbove=policy.threshold if downweights else None,
        )
    items = tuple(_collaborator(*values) for values in row["page"])
    return CollaboratorPage(items[:first], row["total"], row["before"], len(items) > first)


def _collaborator(  # noqa: PLR0913, PLR0917 - the columns of a row
    id_: str,
    papers: int,
    strength: float,
    first_year: int | None,
    last_year: int | None,
    confidence: float,
    place: Sequence[float | str],
) -> Collaborator:
    return Collaborator(id_, papers, strength, first_year, last_year, confidence, tuple(place))
