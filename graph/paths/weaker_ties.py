"""What two people have in common beside joint papers: much weaker evidence that they may meet."""

from dataclasses import dataclass
from enum import Enum

from graph.paths.affiliations import SharedInstitution, list_affiliations, share_institutions
from graph.store.async_database import AsyncDatabase, Row


class SubjectKind(Enum):
    """What papers of both are about, or are filed under."""

    TOPIC = "TOPIC"
    CATEGORY = "CATEGORY"


@dataclass(frozen=True, slots=True)
class SharedSubject:
    """A topic or category of both, with how many papers of each have it."""

    kind: SubjectKind
    id: str
    near_papers: int
    far_papers: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper of one, `author`, that cites a paper of the other."""

    author: str
    citing: str
    cited: str


@dataclass(frozen=True, slots=True)
class _Subjects:
    shared: tuple[SharedSubject, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class WeakerTies:
    """The best of each kind, and how many there are of each.

    `institutions` are those of both in the same years.
    """

    institutions: tuple[SharedInstitution, ...]
    institution_total: int
    topics: tuple[SharedSubject, ...]
    topic_total: int
    categories: tuple[SharedSubject, ...]
    category_total: int
    citations: tuple[Citation, ...]
    citation_total: int


async def find_weaker_ties(
    database: AsyncDatabase, start: str, goal: str, *, most: int, seconds: float
) -> WeakerTies:
    """At most `most` ties of each kind between two authors."""
    ends = {"start": start, "goal": goal, "most": most}
    affiliations = await list_affiliations(database, [start, goal], seconds=seconds)
    both = share_institutions(affiliations.get(start, {}), affiliations.get(goal, {}))
    same_years = [shared for shared in both if shared.first_year is not None]
    rows = await database.run_named("path/list_shared_subjects", timeout=seconds, **ends)
    subjects = {kind: _Subjects() for kind in SubjectKind}
    subjects |= {SubjectKind(row["kind"]): _subjects(row) for row in rows}
    [cited] = await database.run_named("path/list_citations_between", timeout=seconds, **ends)
    topics, categories = subjects[SubjectKind.TOPIC], subjects[SubjectKind.CATEGORY]
    return WeakerTies(
        tuple(same_years[:most]),
        len(same_years),
        topics.shared,
        topics.total,
        categories.shared,
        categories.total,
        tuple(Citation(*row) for row in cited["citations"]),
        cited["total"],
    )


def _subjects(row: Row) -> _Subjects:
    kind = SubjectKind(row["kind"])
    return _Subjects(tuple(SharedSubject(kind, *shared) for shared in row["shared"]), row["total"])
