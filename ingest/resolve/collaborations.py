"""Collaborations worked out from the authorships of the blocks that a batch decides."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

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


def derive_collaborations(
    changes: Changes,
    pairs: Collection[Pair],
    decided: Decided,
    papers: Mapping[str, PaperFacts],
    threshold: int,
) -> None:
    """Add what the pairs have in common now, which says the same as deriving it in the graph.

    Everything that two people of the touched blocks wrote is known here. A pair of which one
    stands outside of them is left to the graph.
    """
    written = _list_written(decided, papers, threshold)
    here = {author.id for author in decided.resolved.authors}
    new = decided.resolved.new
    created: dict[str, list[Row]] = defaultdict(list)
    kept: dict[str, list[Row]] = defaultdict(list)
    for author, other in sorted(pairs):
        if author not in here or other not in here:
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


def _list_written(decided: Decided, papers: Mapping[str, PaperFacts], threshold: int) -> _Written:
    small = {paper for paper, facts in papers.items() if 1 < facts.author_count <= threshold}
    written: dict[str, dict[str, float]] = defaultdict(dict)
    for row in decided.resolved.authorships:
        if row.paper in small:
            written[row.author][row.paper] = row.properties["confidence"]
    return written


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
