"""Collaborations worked out from the authorships of the blocks that a batch decides."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ingest.loaders.changes import Changes, Row
from ingest.resolve.changes import Decided

Pair = tuple[str, str]
"""Two authors, the lesser id first."""

_Written = Mapping[str, Mapping[str, float]]
"""The papers of each author, with how sure it is that they are theirs."""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a paper adds to a collaboration beside who wrote it."""

    year: int | None
    author_count: int


@dataclass(slots=True)
class Stirred:
    """Pairs whose joint papers change, and pairs who keep theirs, more or less surely."""

    pairs: set[Pair] = field(default_factory=set)
    weighed: set[Pair] = field(default_factory=set)


def derive_collaborations(
    changes: Changes,
    stirred: Stirred,
    decided: Decided,
    papers: Mapping[str, PaperFacts],
    threshold: int,
) -> None:
    """Add what the pairs have in common now, which says the same as deriving it in the graph.

    Everything that an author of the touched blocks wrote is known here, and with whom. A pair that
    stands outside of them is left to the graph.
    """
    small = {paper for paper, facts in papers.items() if 1 < facts.author_count <= threshold}
    written = _list_written(decided, small)
    here = {author.id for author in decided.resolved.authors}
    pairs = stirred.pairs | _find_altered(stirred, decided, written, small)
    new = decided.resolved.new
    created: dict[str, list[Row]] = defaultdict(list)
    kept: dict[str, list[Row]] = defaultdict(list)
    for author, other in sorted(pairs):
        if author not in here and other not in here:
            changes.pairs.add((author, other))
            continue
        joint = sorted(written[author].keys() & written[other].keys())
        if joint:
            row = _describe(joint, written[author], written[other], papers)
            is_new = author in new or other in new
            (created if is_new else kept)[author].append({"id": other, "properties": row})
        else:
            changes.stale_collaborations.append({"author": author, "other": other})
    changes.new_collaborations += _group(created)
    changes.collaborations += _group(kept)


def _list_written(decided: Decided, small: Collection[str]) -> _Written:
    """Give what everybody writes; of those outside of the blocks, what the others wrote, too."""
    written = _list_outside(decided, small)
    for row in decided.resolved.authorships:
        if row.paper in small:
            written[row.author][row.paper] = row.properties["confidence"]
    return written


def _list_outside(decided: Decided, small: Collection[str]) -> dict[str, dict[str, float]]:
    inside = {row.author for row in decided.blocks.stored}
    written: dict[str, dict[str, float]] = defaultdict(dict)
    for paper, team in decided.blocks.teams.items():
        if paper in small:
            for author, confidence in team.confidences.items():
                if author not in inside:
                    written[author][paper] = confidence
    return written


def _find_altered(
    stirred: Stirred, decided: Decided, written: _Written, small: Collection[str]
) -> set[Pair]:
    """Give those of the pairs that were weighed anew of whom it is more or less sure now."""
    pairs = stirred.weighed - stirred.pairs
    before = _list_outside(decided, small) if pairs else {}
    for row in decided.blocks.stored if pairs else ():
        if row.paper in small:
            before[row.author][row.paper] = row.properties["confidence"]
    return {pair for pair in pairs if _weigh(pair, before) != _weigh(pair, written)}


def _weigh(pair: Pair, written: _Written) -> float | None:
    one, other = (written[author] for author in pair)
    return max((min(one[paper], other[paper]) for paper in one.keys() & other), default=None)


def _describe(
    joint: Collection[str],
    one: Mapping[str, float],
    other: Mapping[str, float],
    papers: Mapping[str, PaperFacts],
) -> Row:
    """Describe what two people wrote together; shares are added in the order of the papers' ids."""
    strength = 0.0
    for paper in joint:
        strength += 1.0 / (papers[paper].author_count - 1)
    years = [year for paper in joint if (year := papers[paper].year) is not None]
    return {
        "papers": len(joint),
        "strength": strength,
        "firstYear": min(years, default=None),
        "lastYear": max(years, default=None),
        "confidence": max(min(one[paper], other[paper]) for paper in joint),
    }


def _group(rows: Mapping[str, list[Row]]) -> list[Row]:
    return [{"author": author, "others": others} for author, others in rows.items()]
