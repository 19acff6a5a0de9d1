"""What new authors wrote and where they work, counted from the papers of their batch."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.linkers.merge_papers import Paper
from ingest.loaders.changes import Changes, Row
from ingest.resolve.authors import AuthorshipRow
from ingest.resolve.changes import Decided


@dataclass(frozen=True, slots=True)
class _Written:
    """One authorship with its paper."""

    row: AuthorshipRow
    paper: Paper

    @property
    def year(self) -> int | None:
        """When it appeared."""
        return self.paper.date.year if self.paper.date else None


def add_newcomers(changes: Changes, decided: Decided) -> None:
    """Count for the new authors what the graph would count from what is being written.

    These are authors without a page, of whom every paper is in the batch: all that they have is
    known here, and the graph need not look for it. `changes` has the new collaborations already.
    """
    others = _count_others(changes)
    for author, written in _find_newcomers(decided).items():
        counts = {
            "paperCount": len(written),
            **_span(written),
            "collaboratorCount": others[author],
            "mainCategory": _find_main_category(written),
        }
        places = list(_list_places(written))
        changes.newcomers.append({"author": author, "counts": counts, "places": places})
    known = {row["author"] for row in changes.newcomers}
    changes.counted_authors -= known
    changes.affiliations = [row for row in changes.affiliations if row["author"] not in known]


def _find_newcomers(decided: Decided) -> dict[str, list[_Written]]:
    resolved = decided.resolved
    papers = {paper.id: paper for paper in decided.touched.papers}
    plain = {one.id for one in resolved.authors if not one.profiles} & resolved.new
    plain -= {row.author for row in resolved.authorships if row.paper not in papers}
    found: dict[str, list[_Written]] = defaultdict(list)
    for row in resolved.authorships:
        if row.author in plain:
            found[row.author].append(_Written(row, papers[row.paper]))
    return found


def _count_others(changes: Changes) -> Counter[str]:
    """Give how many collaborators the new authors have: none of these was there before."""
    counts: Counter[str] = Counter()
    for row in changes.new_collaborations:
        counts[row["author"]] += len(row["others"])
        counts.update(other["id"] for other in row["others"])
    return counts


def _span(written: Sequence[_Written]) -> Mapping[str, int | None]:
    years = [one.year for one in written if one.year is not None]
    return {"firstYear": min(years, default=None), "lastYear": max(years, default=None)}


def _find_main_category(written: Sequence[_Written]) -> str | None:
    """Give the category that is most often the first of a paper; of several the lesser id."""
    times: Counter[str] = Counter()
    for one in written:
        for filing in one.paper.filings:
            times[filing.category] += filing.primary
    return min(times, key=lambda category: (-times[category], category), default=None)


def _list_places(written: Sequence[_Written]) -> Iterator[Row]:
    papers: dict[str, list[_Written]] = defaultdict(list)
    for one in written:
        for place in dict.fromkeys(one.row.properties["institutions"] or ()):
            papers[place].append(one)
    for place, there in papers.items():
        yield {"institution": place, "properties": {"papers": len(there), **_span(there)}}
