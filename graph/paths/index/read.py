"""Who wrote what under which names, as Neo4j has it: all of it, or what changed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from graph.paths.ends import GraphVersion
from graph.paths.index.arrays import NO_YEAR, Ints
from graph.paths.index.build import Authorships, CollaborationIndex
from graph.store.database import Database

PAPERS_PER_READ = 10_000
NAMES_PER_READ = 50_000

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
    titles: list[str] = field(default_factory=list)
    authors: list[int] = field(default_factory=list)
    papers: list[int] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)

    def add(self, rows: Iterable[list[Any]]) -> None:
        """Take papers as the statements give them."""
        for paper, year, date, count, title, mentions in rows:
            place = len(self.paper_ids)
            self.paper_ids.append(paper)
            self.years.append(NO_YEAR if year is None else year)
            self.counts.append(count or 0)
            self.dates.append(date or "")
            self.titles.append(title or "")
            for author, confidence in mentions:
                self.authors.append(self.author_ids.setdefault(author, len(self.author_ids)))
                self.papers.append(place)
                self.sure.append(_NEVER_COUNTS if confidence is None else confidence)

    def close(self, names: Mapping[str, str]) -> Authorships:
        """All of them as arrays, with the names of the authors."""
        return Authorships(
            list(self.author_ids),
            self.paper_ids,
            np.array(self.years, np.int32),
            np.array(self.counts, np.int32),
            self.dates,
            [names.get(author, "") for author in self.author_ids],
            self.titles,
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
            names = _read_names(database, stopped)
            return None if names is None else listing.close(names)
        after = row["papers"][-1][0]
    return None


def _read_names(database: Database, stopped: Callable[[], bool]) -> dict[str, str] | None:
    names: dict[str, str] = {}
    after = ""
    while not stopped():
        [row] = database.run_named("path/read_names", after=after, first=NAMES_PER_READ)
        names.update((author, name or "") for author, name in row["names"])
        if len(row["names"]) < NAMES_PER_READ:
            return names
        after = row["names"][-1][0]
    return None


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed up to the change `number`: papers, and what authors are called."""

    papers: set[str]
    authors: set[str]
    number: int


def list_changes(database: Database, since: GraphVersion) -> Changed | None:
    """What changed since then; None where not all of it is written down."""
    papers: set[str] = set()
    authors: set[str] = set()
    last = since.changes
    for row in database.run_named("path/list_changes", after=since.changes):
        if row["number"] != last + 1:
            return None
        papers.update(row["papers"])
        authors.update(row["authors"])
        last = row["number"]
    return Changed(papers, authors, last)


def read_again(database: Database, index: CollaborationIndex, changed: Changed) -> Authorships:
    """All authorships of the index, what has changed as Neo4j has it now."""
    stale = sorted(changed.papers)
    listing = _Listing()
    for ids in _parts(stale, PAPERS_PER_READ):
        [row] = database.run_named("path/read_authorships_of", ids=ids)
        listing.add(row["papers"])
    names: dict[str, str] = {}
    for ids in _parts(sorted(changed.authors | listing.author_ids.keys()), NAMES_PER_READ):
        [row] = database.run_named("path/read_names_of", ids=ids)
        names.update((author, name or "") for author, name in row["names"])
    return _join(index, stale, listing, names)


def _parts(ids: Sequence[str], size: int) -> Iterable[Sequence[str]]:
    return (ids[place : place + size] for place in range(0, len(ids), size))


def _join(
    index: CollaborationIndex, stale: Collection[str], listing: _Listing, names: Mapping[str, str]
) -> Authorships:
    graph = index.graph
    kept = np.ones(len(index.paper_ids), bool)
    numbers = [index.paper_ids.find(paper) for paper in stale]
    kept[[number for number in numbers if number >= 0]] = False
    papers = np.repeat(np.arange(len(kept)), np.diff(graph.authors_start))
    rows = kept[papers]
    place_of = np.cumsum(kept) - 1
    known = index.author_ids.list_all()
    fresh, renumber = _place_authors(known, listing.author_ids)
    new = listing.close(names)
    old_ids, old_dates = index.paper_ids.list_all(), index.dates.tolist()
    old_names, old_titles = index.names.list_all(), index.titles.list_all()
    remaining = np.flatnonzero(kept).tolist()
    return Authorships(
        known + fresh,
        [old_ids[n] for n in remaining] + listing.paper_ids,
        np.concatenate([graph.year[kept].astype(np.int32), new.years]),
        np.concatenate([graph.author_count[kept], new.counts]),
        [old_dates[n].decode() for n in remaining] + listing.dates,
        [names.get(author, old_names[n]) for n, author in enumerate(known)]
        + [names.get(author, "") for author in fresh],
        [old_titles[n] for n in remaining] + listing.titles,
        np.concatenate([graph.authors[rows], renumber[new.authors]]).astype(np.int64),
        np.concatenate([place_of[papers[rows]], new.papers + len(remaining)]),
        np.concatenate([index.certainties[graph.author_sure[rows]], new.sure]),
    )


def _place_authors(known: Sequence[str], read: Collection[str]) -> tuple[list[str], Ints]:
    """Who of those read is not known yet, and the place of each among the known and the new."""
    places = {author: place for place, author in enumerate(known)}
    fresh = [author for author in read if author not in places]
    places.update((author, len(known) + n) for n, author in enumerate(fresh))
    return fresh, np.array([places[author] for author in read], np.int64)
