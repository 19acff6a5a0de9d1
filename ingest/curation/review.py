"""What a curator should look at: doubtful mentions, conflated authors, fragmented authors."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any, Generic, TypeVar

from graph.paths.options import DERIVATION_THRESHOLD
from graph.store.database import Database
from ingest.curation.conflation import Conflation, PaperAbout, find_conflations
from ingest.curation.fragmentation import CROWD, Fragmentation, find_fragmentations
from ingest.curation.literature import Literature, read_literature, read_names
from ingest.decisions.decision import Kind

Row = Mapping[str, Any]
T = TypeVar("T")


class Doubt(StrEnum):
    """The kinds of doubt that are listed."""

    LOW_CONFIDENCE = "low-confidence"
    CONFLATION = "conflation"
    FRAGMENTATION = "fragmentation"


@dataclass(frozen=True, slots=True)
class DoubtfulMention:
    """A mention whose author is doubtful."""

    author: str
    author_name: str
    paper: str
    title: str
    year: int | None
    name: str | None
    confidence: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The likeliest cases of one kind, how many there are, and in words what was not looked at.

    Of conflations the total is an upper bound: authors are looked at closely, the likeliest first,
    only until the list is full.
    """

    cases: tuple[T, ...]
    total: int
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What to look at; a kind that was not asked for is None."""

    mentions: Listed[DoubtfulMention] | None
    conflations: Listed[Conflation] | None
    fragmentations: Listed[Fragmentation] | None


def review(database: Database, kinds: Collection[Doubt], *, limit: int, below: float) -> Review:
    """Look for doubt of the given kinds; mentions are doubtful `below` a confidence."""
    low = Doubt.LOW_CONFIDENCE in kinds
    mentions = _list_mentions(database, limit, below) if low else None
    if not {Doubt.CONFLATION, Doubt.FRAGMENTATION} & set(kinds):
        return Review(mentions, None, None)
    literature = read_literature(database, DERIVATION_THRESHOLD)
    decided = database.run_named("curation/list_decided_authors")
    return Review(
        mentions,
        _list_conflations(database, literature, decided, limit)
        if Doubt.CONFLATION in kinds
        else None,
        _list_fragmentations(database, literature, decided, limit)
        if Doubt.FRAGMENTATION in kinds
        else None,
    )


def _list_conflations(
    database: Database, literature: Literature, decided: Sequence[Row], limit: int
) -> Listed[Conflation]:
    kinds = {Kind.VERIFY, Kind.MERGE}
    settled = {one for row in decided if row["kind"] in kinds for one in row["authors"]}
    found, total = find_conflations(
        literature, settled, lambda author: _read_papers(database, author), limit
    )
    left_out = _describe_large(literature)
    if settled:
        left_out.append(f"{len(settled):,} authors whom a curator has verified or merged")
    return Listed(tuple(found), total, tuple(left_out))


def _list_fragmentations(
    database: Database, literature: Literature, decided: Sequence[Row], limit: int
) -> Listed[Fragmentation]:
    apart = {
        frozenset(pair)
        for row in decided
        if row["kind"] == Kind.SPLIT
        for pair in combinations(row["authors"], 2)
    }
    found, total, crowded = find_fragmentations(literature, read_names(database), apart, limit)
    left_out = _describe_large(literature)
    if crowded:
        left_out.append(f"{crowded:,} co-authors of more than {CROWD} authors of one block")
    return Listed(tuple(found), total, tuple(left_out))


def _list_mentions(database: Database, limit: int, below: float) -> Listed[DoubtfulMention]:
    rows = database.run_named("curation/list_low_confidence", below=below, first=limit)
    [count] = database.run_named("curation/count_low_confidence", below=below)
    found = (
        DoubtfulMention(
            author=row["author"],
            author_name=row["name"],
            paper=row["paper"],
            title=row["title"],
            year=row["year"],
            name=row["printedName"],
            confidence=row["confidence"],
            evidence=tuple(row["evidence"]),
        )
        for row in rows
    )
    return Listed(tuple(found), count["count"])


def _read_papers(database: Database, author: str) -> dict[str, PaperAbout]:
    rows = database.run_named("curation/read_papers_of_author", author=author)
    return {
        row["paper"]: PaperAbout(
            row["paper"], row["title"], row["year"], frozenset(row["subjects"])
        )
        for row in rows
    }


def _describe_large(literature: Literature) -> list[str]:
    if not literature.large:
        return []
    return [f"{literature.large:,} papers of more than {DERIVATION_THRESHOLD} authors"]
