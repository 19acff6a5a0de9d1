"""With whom an author wrote: ranked, over the papers that count."""

from dataclasses import dataclass

from graph.paths.options import DERIVATION_THRESHOLD, HyperauthorMode, PaperFilter
from graph.store.async_database import AsyncDatabase

Place = tuple[float, str, str]
"""Where a collaborator stands in a list: rank, text and id, whichever of them the order is by."""


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
    order: str,
    first: int,
    after: Place | None,
    seconds: float,
    derivation_threshold: int = DERIVATION_THRESHOLD,
) -> CollaboratorPage:
    """At most `first` collaborators behind `after`.

    `order` is `strength_desc`, `papers_desc`, `last_year_desc` or `name_asc`; ties go by id.
    """
    after_rank, after_text, after_id = after or (None, None, None)
    page = {
        "author": author,
        "order": order,
        "first": first + 1,
        "afterRank": after_rank,
        "afterText": after_text,
        "afterId": after_id,
    }
    if papers.is_derived(derivation_threshold):
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
    rank: float,
    text: str,
) -> Collaborator:
    place = (rank, text, id_)
    return Collaborator(id_, papers, strength, first_year, last_year, confidence, place)
