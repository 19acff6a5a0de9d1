"""Conflicts of interest as the GraphQL types show them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.paths.conflict_policy import ConflictPolicy
from graph.paths.conflicts import Conflict, ConflictCheck, DatedInstitution, DatedPaper
from service.graphql.fields import NodeRef
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.conflict_policy import ConflictPreset, ConflictVerdict
from service.graphql.types.hop_answer import count_up_to, paper_cursor
from service.graphql.types.read_page import ReadEdge, ReadPage, show_page

if TYPE_CHECKING:
    from datetime import date

_Refer = Callable[[str], NodeRef]


@dataclass(frozen=True, slots=True)
class AnsweredPaperEdge(ReadEdge):
    """As `ConflictPaperEdge`."""

    certain: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class AnsweredInstitution:
    """As `ConflictInstitution`."""

    institution: NodeRef
    certain: bool
    left_first_year: int | None
    left_last_year: int | None
    right_first_year: int | None
    right_last_year: int | None


@dataclass(frozen=True, slots=True)
class AnsweredConflict:
    """As `Conflict`."""

    left: NodeRef
    right: NodeRef
    verdict: ConflictVerdict
    same_author: bool
    joint: tuple[DatedPaper, ...]
    institutions: list[AnsweredInstitution]
    scope: str

    def page(self, first: int, after: str | None) -> ReadPage:
        """At most `first` joint papers behind the cursor `after`."""
        papers = [one.paper for one in self.joint]
        before = 0 if after is None else count_up_to(after, self.scope, papers)
        page = self.joint[before : before + first]
        return show_page(
            [self._edge(one) for one in page],
            before=before,
            has_next=before + len(page) < len(papers),
            total=len(papers),
        )

    def _edge(self, one: DatedPaper) -> AnsweredPaperEdge:
        cursor = paper_cursor(self.scope, one.paper)
        return AnsweredPaperEdge(cursor, NodeRef(one.paper.id), one.certain, one.paper.confidence)


@dataclass(frozen=True, slots=True)
class AnsweredPolicy:
    """As `EffectiveConflictPolicy`."""

    preset: ConflictPreset
    as_of: str
    coauthors: bool
    coauthors_since: str | None
    institutions: bool
    institutions_since: str | None
    max_authors: int | None
    min_confidence: float


@dataclass(frozen=True, slots=True)
class AnsweredCompleteness:
    """As `ConflictCompleteness`."""

    status: CompletenessStatus
    reason: str | None
    papers_excluded: Callable[[], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class AnsweredCheck:
    """As `ConflictCheck`."""

    pair_count: int
    conflicts: list[AnsweredConflict]
    effective: AnsweredPolicy
    completeness: AnsweredCompleteness


def show_check(
    check: ConflictCheck,
    preset: ConflictPreset,
    policy: ConflictPolicy,
    count_excluded: Callable[[], Awaitable[int]],
    sides: tuple[_Refer, _Refer],
) -> AnsweredCheck:
    """The conflicts in the API's words; `sides` make the references to the people of each."""
    reason = "The people have more joint papers than are read; some are missing."
    return AnsweredCheck(
        check.pairs,
        [_show_conflict(conflict, policy, sides) for conflict in check.conflicts],
        AnsweredPolicy(
            preset,
            policy.as_of.isoformat(),
            policy.coauthors,
            _show_day(policy.coauthors_since),
            policy.institutions,
            _show_day(policy.institutions_since),
            policy.most_authors,
            policy.min_confidence,
        ),
        AnsweredCompleteness(
            CompletenessStatus.TRUNCATED if check.cut else CompletenessStatus.COMPLETE,
            reason if check.cut else None,
            count_excluded,
        ),
    )


def _show_day(day: "date | None") -> str | None:
    return None if day is None else day.isoformat()


def _show_conflict(
    conflict: Conflict, policy: ConflictPolicy, sides: tuple[_Refer, _Refer]
) -> AnsweredConflict:
    refer_left, refer_right = sides
    return AnsweredConflict(
        refer_left(conflict.left),
        refer_right(conflict.right),
        ConflictVerdict(conflict.verdict.value),
        conflict.same_author,
        conflict.papers,
        [_show_institution(one) for one in conflict.institutions],
        f"conflict {conflict.left} {conflict.right} {policy}",
    )


def _show_institution(one: DatedInstitution) -> AnsweredInstitution:
    return AnsweredInstitution(
        NodeRef(one.shared.id),
        one.certain,
        one.shared.near.first_year,
        one.shared.near.last_year,
        one.shared.far.first_year,
        one.shared.far.last_year,
    )
