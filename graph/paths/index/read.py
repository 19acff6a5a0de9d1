"""Who wrote what, as Neo4j has it: all of it, or what changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from graph.paths.ends import GraphVersion
from graph.paths.index.arrays import NO_YEAR
from graph.paths.index.build import Authorships, CollaborationIndex
from graph.store.database import Database

PAPERS_PER_READ = 10_000

_NEVER_COUNTS = -1.0
"""The certainty of an authorship that has none: below every limit."""


@dataclass(slots=True)
class _Listing:
    """Authorships as they are collected."""

    author_ids: dict[str, int] = field(default_factory=dict)
    paper_ids: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    authors: list[int] = field(default_factory=list)
    papers: list[int] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)

    def add(self, rows: Iterable[list[Any]]) -> None:
        """Take papers as the statements give them."""
        for paper, year, date, count, mentions in rows:
            place = len(self.paper_ids)
            self.paper_ids.append(paper)
            self.years.append(NO_YEAR if year is None else year)
            self.counts.append(count or 0)
            self.dates.append(date or "")
            for author, confidence in mentions:
                self.authors.append(self.author_ids.setdefault(author, len(self.author_ids)))
                self.papers.append(place)
                self.sure.append(_NEVER_COUNTS if confidence is None else confidence)

    def close(self) -> Authorships:
        """All of them as arrays."""
        return Authorships(
            list(self.author_ids),
            self.paper_ids,
            np.array(self.years, np.int32),
            np.array(self.counts, np.int32),
            self.dates,
            np.array(self.authors, np.int64),
            np.array(self.papers, np.int64),
            np.array(self.sure, np.float64),
        )


def get_version(database: Database) -> GraphVersion:
    """Which graph this is now."""
    [row] = database.run_named("path/get_graph_state")
    return GraphVersion(row["identity"], row["changes"])


def read_authorships(database: Database, *, stopped: Callable[[], bool]) -> Authorships | None:
    """Everything, page by page; None where somebody wants no more of it."""
    listing, after = _Listing(), ""
    while not stopped():
        [row] = database.run_named("path/read_authorships", after=after, first=PAPERS_PER_READ)
        listing.add(row["papers"])
        if len(row["papers"]) < PAPERS_PER_READ:
            return listing.close()
        after = row["papers"][-1][0]
    return None


def list_changed_papers(database: Database, since: GraphVersion) -> tuple[set[str], int] | None:
    """The papers that changed, and up to which change; None where not all of it is written down."""
    papers: set[str] = set()
    last = since.changes
    for row in database.run_named("path/list_changes", after=since.changes):
        if row["number"] != last + 1:
            return None
        papers.update(row["papers"])
        last = row["number"]
    return papers, last


def read_again(
    database: Database, index: CollaborationIndex, changed: Iterable[str]
) -> Authorships:
    """All authorships of the index, those of the changed papers as Neo4j has them now."""
    stale = sorted(set(changed))
    listing = _Listing()
    for place in range(0, len(stale), PAPERS_PER_READ):
        ids = stale[place : place + PAPERS_PER_READ]
        [row] = database.run_named("path/read_authorships_of", ids=ids)
        listing.add(row["papers"])
    return _join(index, stale, listing)


def _join(index: CollaborationIndex, stale: list[str], listing: _Listing) -> Authorships:
    graph = index.graph
    kept = np.ones(len(index.paper_ids), bool)
    numbers = [index.paper_ids.find(paper) for paper in stale]
    kept[[number for number in numbers if number >= 0]] = False
    papers = np.repeat(np.arange(len(kept)), np.diff(graph.authors_start))
    rows = kept[papers]
    place_of = np.cumsum(kept) - 1
    known = index.author_ids.list_all()
    places = {author: place for place, author in enumerate(known)}
    fresh = [author for author in listing.author_ids if author not in places]
    places.update((author, len(known) + n) for n, author in enumerate(fresh))
    renumber = np.array([places[author] for author in listing.author_ids], np.int64)
    new = listing.close()
    old_ids, old_dates = index.paper_ids.list_all(), index.dates.tolist()
    remaining = np.flatnonzero(kept).tolist()
    return Authorships(
        known + fresh,
        [old_ids[n] for n in remaining] + listing.paper_ids,
        np.concatenate([graph.year[kept].astype(np.int32), new.years]),
        np.concatenate([graph.author_count[kept], new.counts]),
        [old_dates[n].decode() for n in remaining] + listing.dates,
        np.concatenate([graph.authors[rows], renumber[new.authors]]).astype(np.int64),
        np.concatenate([place_of[papers[rows]], new.papers + len(remaining)]),
        np.concatenate([index.certainties[graph.author_sure[rows]], new.sure]),
    )
