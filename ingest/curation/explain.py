"""Why an author has the mentions that it has, and why others of the name are somebody else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from graph.store.database import Database
from ingest.curation.people import find_author
from ingest.decisions.decision import Kind
from ingest.decisions.stored import StoredDecision, list_decisions
from ingest.linkers.likeness import Likeness, compare
from ingest.loaders.existing_people import find_connected_keys
from ingest.resolve.names import read_name

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ExplainedMention:
    """One printed name on one paper, and how it came to be this author's.

    `name` is None where no list prints it. `decided_at` is when the decision came out so first.
    """

    paper: str
    title: str
    year: int | None
    name: str | None
    position: int | None
    confidence: float
    evidence: tuple[str, ...]
    method: str
    decided_at: str | None


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another author of the block, and why it is not taken for the same person."""

    author: str
    name: str
    papers: int
    shared_coauthors: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of who an author is.

    `mentions` begin with the least sure, `namesakes` with the nearest; `mention_count` and
    `namesake_count` say how many there are, where not all are given. `former_ids` redirect here.
    """

    author: str
    name: str
    printed_names: tuple[str, ...]
    former_ids: tuple[str, ...]
    pages: tuple[str, ...]
    mentions: tuple[ExplainedMention, ...]
    mention_count: int
    decisions: tuple[StoredDecision, ...]
    namesakes: tuple[Namesake, ...]
    namesake_count: int


def explain_author(database: Database, named: str, *, mentions: int, namesakes: int) -> Explanation:
    """Explain an author, with at most so many mentions and namesakes.

    Raises:
        DecisionError: The id names nobody, or several.
    """
    author = find_author(database, named).id
    [head] = database.run_named("curation/read_author", author=author)
    listed = database.run_named("curation/list_mentions", author=author, first=mentions)
    keys, _ = find_connected_keys(database, {head["nameKey"], *_list_keys(head["nameVariants"])})
    near = database.run_named(
        "curation/list_namesakes", author=author, keys=sorted(keys), first=namesakes
    )
    decisions = list_decisions(database, author)
    return Explanation(
        author=author,
        name=head["name"],
        printed_names=tuple(head["nameVariants"]),
        former_ids=tuple(sorted(head["formerIds"])),
        pages=tuple(sorted(head["profiles"])),
        mentions=tuple(_read_mention(row) for row in listed),
        mention_count=head["paperCount"],
        decisions=tuple(decisions),
        namesakes=tuple(_compare(head, row, decisions) for row in near),
        namesake_count=near[0]["total"] if near else 0,
    )


def _list_keys(printed: Iterable[str]) -> set[str]:
    return {key for one in printed if (name := read_name(one)) for key in name.keys}


def _read_mention(row: Row) -> ExplainedMention:
    return ExplainedMention(
        paper=row["paper"],
        title=row["title"],
        year=row["year"],
        name=row["printedName"],
        position=row["position"],
        confidence=row["confidence"],
        evidence=tuple(row["evidence"]),
        method=row["method"],
        decided_at=row["decidedAt"],
    )


def _compare(head: Row, row: Row, decisions: Sequence[StoredDecision]) -> Namesake:
    reasons = [
        *_find_rulings(row["id"], decisions),
        *_find_joint_papers(row["jointPapers"]),
        *_find_conflict(head["nameVariants"], row["nameVariants"]),
        _describe_coauthors(row["shared"], row["sharedNames"]),
    ]
    return Namesake(row["id"], row["name"], row["paperCount"], row["shared"], tuple(reasons))


def _find_rulings(other: str, decisions: Iterable[StoredDecision]) -> Iterable[str]:
    for stored in decisions:
        decision = stored.decision
        if decision.kind is Kind.SPLIT and decision.undone is None and other in stored.authors:
            why = f": {decision.why}" if decision.why else ""
            yield f"set apart by {decision.who} on {decision.at[:10]}{why}"


def _find_joint_papers(count: int) -> Iterable[str]:
    if count:
        yield f"both are on {count} {'paper' if count == 1 else 'papers'}"


def _find_conflict(mine: Sequence[str], theirs: Sequence[str]) -> Iterable[str]:
    names = [[name for one in printed if (name := read_name(one))] for printed in (mine, theirs)]
    for left, right in product(*names):
        if compare(left, right) is Likeness.CONFLICT:
            yield f"the names contradict each other: {left.printed}, {right.printed}"
            return


def _describe_coauthors(count: int, names: Sequence[str]) -> str:
    if not count:
        return "no co-author in common"
    more = f" and {count - len(names):,} more" if count > len(names) else ""
    return f"co-authors in common, but not enough to join them: {', '.join(names)}{more}"
