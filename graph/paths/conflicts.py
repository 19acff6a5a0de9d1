"""Conflicts of interest between people on two sides, with what shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from graph.paths.affiliations import Affiliation, list_affiliations, share_institutions
from graph.paths.affiliations import SharedInstitution as Shared
from graph.paths.among import read_joint
from graph.paths.conflict_policy import ConflictPolicy, span_of
from graph.paths.evidence import JointPaper
from graph.paths.options import DOUBTFUL_BELOW, Hyperauthor, HyperauthorMode, PaperFilter
from graph.store.async_database import AsyncDatabase


class Verdict(Enum):
    """What the graph shows; the least comes first in an answer."""

    CONFLICT = "CONFLICT"
    POSSIBLE = "POSSIBLE"
    NONE = "NONE"


@dataclass(frozen=True, slots=True)
class DatedPaper:
    """A joint paper; `certain` unless its date or who wrote it leaves open whether it counts."""

    paper: JointPaper
    certain: bool


@dataclass(frozen=True, slots=True)
class DatedInstitution:
    """An institution of both that counts; `certain` if both were there in the same late years."""

    shared: Shared
    certain: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """One pair with all that speaks for a conflict."""

    left: str
    right: str
    verdict: Verdict
    same_author: bool
    papers: tuple[DatedPaper, ...]
    institutions: tuple[DatedInstitution, ...]


@dataclass(frozen=True, slots=True)
class ConflictCheck:
    """The pairs with at least a possible conflict, the certain ones first.

    `cut` says that the people have more joint papers than were read.
    """

    conflicts: tuple[Conflict, ...]
    pairs: int
    cut: bool


async def check_conflicts(
    database: AsyncDatabase,
    left: Sequence[str],
    right: Sequence[str],
    policy: ConflictPolicy,
    *,
    seconds: float,
) -> ConflictCheck:
    """Every pair of somebody on the left with somebody on the right."""
    everybody = sorted({*left, *right})
    papers, cut = await _read_papers(database, everybody, policy, seconds)
    affiliations = (
        await list_affiliations(database, everybody, seconds=seconds) if policy.institutions else {}
    )
    pairs = sorted({(one, other) for one in left for other in right})
    judged = [_judge(pair, papers, affiliations, policy) for pair in pairs]
    conflicts = [conflict for conflict in judged if conflict.verdict is not Verdict.NONE]
    order = list(Verdict)
    ranked = sorted(conflicts, key=lambda c: (order.index(c.verdict), c.left, c.right))
    return ConflictCheck(tuple(ranked), len(pairs), cut)


def paper_filter(policy: ConflictPolicy) -> PaperFilter:
    """The papers of the years that the policy looks at."""
    since = policy.coauthors_since
    most = policy.most_authors
    mode = HyperauthorMode.INCLUDE if most is None else HyperauthorMode.EXCLUDE
    return PaperFilter(
        since=None if since is None else since.year,
        until=policy.as_of.year,
        hyperauthor=Hyperauthor(mode, 2 if most is None else most),
        min_confidence=policy.min_confidence,
    )


async def _read_papers(
    database: AsyncDatabase, everybody: Sequence[str], policy: ConflictPolicy, seconds: float
) -> tuple[dict[tuple[str, str], list[JointPaper]], bool]:
    if not policy.coauthors:
        return {}, False
    joint = await read_joint(
        database, everybody, paper_filter(policy), seconds=seconds, undated=True
    )
    return joint.papers, joint.cut


def _judge(
    pair: tuple[str, str],
    joint: dict[tuple[str, str], list[JointPaper]],
    affiliations: dict[str, dict[str, Affiliation]],
    policy: ConflictPolicy,
) -> Conflict:
    left, right = pair
    if left == right:
        return Conflict(left, right, Verdict.CONFLICT, same_author=True, papers=(), institutions=())
    papers = _date_papers(joint.get((min(pair), max(pair)), ()), policy)
    shared = share_institutions(affiliations.get(left, {}), affiliations.get(right, {}))
    institutions = _date_institutions(shared, policy)
    certainty = [paper.certain for paper in papers] + [one.certain for one in institutions]
    verdict = Verdict.CONFLICT if any(certainty) else Verdict.POSSIBLE
    verdict = verdict if certainty else Verdict.NONE
    return Conflict(left, right, verdict, False, papers, institutions)  # noqa: FBT003 - a field


def _date_papers(joint: Sequence[JointPaper], policy: ConflictPolicy) -> tuple[DatedPaper, ...]:
    dated = []
    for paper in sorted(joint, key=lambda p: p.id):
        earliest, latest = span_of(paper.date) if paper.date else ("", "9999")
        since = policy.coauthors_since
        first = "" if since is None else since.isoformat()
        if latest >= first and earliest <= policy.as_of.isoformat():
            within = earliest >= first and latest <= policy.as_of.isoformat()
            sure = paper.confidence >= DOUBTFUL_BELOW
            dated.append(DatedPaper(paper, sure and (since is None or within)))
    return tuple(sorted(dated, key=lambda one: one.paper.date or "", reverse=True))


def _date_institutions(
    shared: Sequence[Shared], policy: ConflictPolicy
) -> tuple[DatedInstitution, ...]:
    since = policy.institutions_since
    found = []
    for both in shared:
        unknown = None in {both.near.last_year, both.far.last_year}
        years = [y for y in (both.near.last_year, both.far.last_year) if y is not None]
        later = any((one.first_year or 0) > policy.as_of.year for one in (both.near, both.far))
        if later or (since is not None and any(year < since.year for year in years)):
            continue
        together = both.last_year is not None and (since is None or both.last_year >= since.year)
        found.append(DatedInstitution(both, together and not unknown))
    return tuple(found)
