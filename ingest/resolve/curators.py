"""What curators decided about the mentions of a batch: rulings, reasons, ids and names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.store.database import Database
from ingest.decisions.decision import METHOD, Decision, Kind
from ingest.decisions.matching import KnownMention, KnownPaper, MentionIndex
from ingest.decisions.rulings import FoundDecision, Verdict, weigh
from ingest.decisions.stored import find_known_papers, list_blocks
from ingest.linkers.merge_papers import Paper
from ingest.resolve.mentions import Blocks
from ingest.resolve.names import read_name

CURATED = METHOD
"""The method of an authorship that a curator has decided."""

_DEEDS = {Kind.MERGE: "joined", Kind.SPLIT: "set apart", Kind.VERIFY: "verified"}


@dataclass(frozen=True, slots=True)
class Claim:
    """An id that belongs to whoever most of the mentions are.

    One that holds for the `whole` only says nothing once the mentions are several authors'.
    """

    author: str
    keys: frozenset[str]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class GivenName:
    """The name that a curator gave the author who had this id and these mentions."""

    author: str
    keys: frozenset[str]
    name: str


@dataclass(frozen=True, slots=True)
class Curated:
    """The decisions about the mentions that are there, weighed against each other.

    `claims` are what the decisions that hold say of ids, `memories` what every decision, undone or
    not, knows of them: which mentions were whose. `claims` and `names` come with the later decision
    first, `memories` with the earliest. `released` are the mentions of decisions being undone.
    """

    found: tuple[FoundDecision, ...] = ()
    verdict: Verdict = field(default_factory=lambda: weigh(()))
    claims: tuple[Claim, ...] = ()
    memories: tuple[Claim, ...] = ()
    released: frozenset[str] = frozenset()
    names: tuple[GivenName, ...] = ()
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def apply_decisions(
    database: Database,
    blocks: Blocks,
    papers: Sequence[Paper] = (),
    returning: Sequence[Decision] = (),
) -> Curated:
    """Find what the decisions about the blocks name, and what they say together.

    `papers` are those of the batch, which the graph may not have yet. The authors of `returning`
    decisions, which are being undone, get the ids back that they had, unless another decision
    claims them.
    """
    decisions = [stored.decision for stored in blocks.decisions]
    if not decisions:
        return Curated()
    index = _index(database, blocks, papers, list_blocks(decisions, read_block))
    found = tuple(index.find(decision) for decision in decisions)
    latest = sorted(
        (one for one in found if one.decision.undone is None),
        key=lambda one: (one.decision.at, one.decision.id),
        reverse=True,
    )
    verdict = weigh(latest)
    back = [index.find(decision) for decision in returning]
    earliest = sorted(found, key=lambda one: (one.decision.at, one.decision.id))
    return Curated(
        found=found,
        verdict=verdict,
        claims=tuple(_claim(latest)),
        memories=tuple(_remember(earliest)),
        released=frozenset().union(*(one.keys for one in back)),
        names=tuple(_name(latest)),
        reasons=_give_reasons(verdict, latest),
    )


def read_block(name: str) -> str | None:
    """Give the block of a printed name."""
    read = read_name(name)
    return read.block if read else None


def describe_about(
    blocks: Blocks, curated: Curated, owners: Mapping[str, str]
) -> list[Mapping[str, Any]]:
    """Give the rows that say which authors the decisions are about, where that has changed.

    `owners` maps mention keys to author ids.
    """
    before = {stored.decision.id: stored for stored in blocks.decisions}
    rows: list[Mapping[str, Any]] = []
    for one in curated.found:
        authors = tuple(sorted({owners[key] for key in one.keys}))
        stored = before[one.decision.id]
        if (stored.authors, stored.found) != (authors, len(one.keys)):
            row = {"decision": one.decision.id, "authors": list(authors), "found": len(one.keys)}
            rows.append(row)
    return rows


def find_majority(keys: Iterable[str], places: Mapping[str, int]) -> int | None:
    """Give the cluster that holds most of the mentions, the first of several; None if none does."""
    votes = Counter(places[key] for key in keys if key in places)
    return min(votes, key=lambda place: (-votes[place], place), default=None)


def _index(
    database: Database, blocks: Blocks, papers: Sequence[Paper], decided: frozenset[str]
) -> MentionIndex:
    mentions = [
        KnownMention(m.key, m.name.printed, m.name.block, m.paper, _position(blocks, m.key))
        for m in blocks.mentions
        if m.name.block in decided
    ]
    fresh = {paper.id: _know(paper) for paper in papers}
    wanted = {mention.paper for mention in mentions if mention.paper} - fresh.keys()
    stored = find_known_papers(database, wanted)
    return MentionIndex(mentions, [*fresh.values(), *stored], read_block)


def _position(blocks: Blocks, key: str) -> int | None:
    place = blocks.places.get(key)
    return place.position if place else None


def _know(paper: Paper) -> KnownPaper:
    return KnownPaper(
        paper.id,
        paper.title_key,
        paper.date.year if paper.date else None,
        paper.doi,
        paper.arxiv_id,
        paper.openalex_id,
        paper.sources,
    )


def _claim(latest: Sequence[FoundDecision]) -> Iterator[Claim]:
    for one in latest:
        parts = one.decision.parts
        if one.decision.kind is Kind.SPLIT:
            # What was split off first: it is what the decision is about.
            pairs = list(zip(parts, one.parts, strict=True))
            yield from (Claim(part.author, keys) for part, keys in reversed(pairs))
        else:
            # A name joins nobody: its author may have come apart since.
            yield Claim(parts[0].author, one.keys, whole=one.decision.kind is Kind.RENAME)


def _remember(earliest: Sequence[FoundDecision]) -> Iterator[Claim]:
    """Say whose the mentions were: all of them the first one's, each part the author's it names.

    Where none of the first one's are there, the others' are nobody's but the others'.
    """
    for one in earliest:
        parts = one.decision.parts
        if one.parts[0]:
            yield Claim(parts[0].author, one.keys)
        if len(parts) > 1:
            yield from (
                Claim(part.author, keys) for part, keys in zip(parts, one.parts, strict=True)
            )


def _name(latest: Sequence[FoundDecision]) -> Iterator[GivenName]:
    for one in latest:
        if one.decision.name:
            number = 1 if one.decision.kind is Kind.SPLIT else 0
            author = one.decision.parts[number].author
            yield GivenName(author, one.parts[number], one.decision.name)


def _give_reasons(
    verdict: Verdict, latest: Sequence[FoundDecision]
) -> Mapping[str, tuple[str, ...]]:
    words = {d.id: _explain(d) for d in (one.decision for one in latest) if d.kind in _DEEDS}
    return {
        mention: tuple(words[decision] for decision in decisions)
        for mention, decisions in verdict.backed.items()
    }


def _explain(decision: Decision) -> str:
    why = f": {decision.why}" if decision.why else ""
    return f"{_DEEDS[decision.kind]} by {decision.who} on {decision.at[:10]}{why}"
