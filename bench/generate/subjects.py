"""What papers are filed under, are about, come from, and cite."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from bench.generate.people import People
from bench.generate.sizes import Size
from bench.generate.words import Ints
from ingest.normalisers.categories import list_categories

_CITATIONS = 5
_CITED_AT_HOME = 0.8
STATED_INSTITUTIONS = 5
"""So many authors of a paper have their institution printed."""


@dataclass(frozen=True, slots=True)
class Links:
    """From papers to something: sorted by paper, each pair once; the first of a paper leads."""

    paper: Ints
    other: Ints


@dataclass(frozen=True, slots=True)
class Subjects:
    """The categories by code, and what papers have of everything."""

    codes: tuple[str, ...]
    filings: Links
    topics: Links
    origins: Links
    citations: Links
    institution_of: Ints


def draw_subjects(
    rng: Generator, people: People, size: Size, home: Ints, authorships: tuple[Ints, Ints]
) -> Subjects:
    """Draw everything that depends on a paper's community, its authors and its place in time.

    Papers stand in the order of their dates; `authorships` are papers and authors, in order.
    """
    # An archive that has categories is none itself; nothing is filed under closed ones.
    parents = {each.parent for each in list_categories()}
    codes = tuple(
        c.id for c in list_categories() if c.active and c.id not in parents and not c.same_as
    )
    institution_of = _settle(rng, people, size)
    paper, author = authorships
    return Subjects(
        codes,
        _draw_few(rng, home, len(codes), 2, 0.4),
        _draw_few(rng, home, size.topics, 6, 0.6),
        _find_origins(paper, institution_of[author], size.institutions),
        _draw_citations(rng, home),
        institution_of,
    )


def _settle(rng: Generator, people: People, size: Size) -> Ints:
    """Give each author an institution, mostly one of a few of the community."""
    community = np.repeat(np.arange(people.communities), np.diff(people.start))
    near = (community * 7 + rng.integers(0, 6, people.count) ** 2) % size.institutions
    far = (rng.random(people.count) ** 2 * size.institutions).astype(np.int64)
    return np.where(rng.random(people.count) < 0.8, near, far)


def _draw_few(rng: Generator, home: Ints, kinds: int, spread: int, more: float) -> Links:
    """Draw one near the community's own for each paper, and up to two others."""
    papers = np.arange(len(home))
    first = (home * 3 + rng.integers(0, spread, len(home))) % kinds
    columns = [(papers, first)]
    for _ in range(2):
        has = rng.random(len(home)) < more
        columns.append((papers[has], (rng.random(int(has.sum())) ** 2 * kinds).astype(np.int64)))
    return _distinct(
        np.concatenate([paper for paper, _ in columns]),
        np.concatenate([other for _, other in columns]),
        kinds,
    )


def _find_origins(paper: Ints, institution: Ints, kinds: int) -> Links:
    """The institutions of a paper's first authors."""
    begin = np.searchsorted(paper, paper, side="left")
    early = np.arange(len(paper)) - begin < STATED_INSTITUTIONS
    return _distinct(paper[early], institution[early], kinds)


def _draw_citations(rng: Generator, home: Ints) -> Links:
    """Draw older papers, most of them of the same community, the recent ones more often."""
    count = len(home)
    citing = np.repeat(np.arange(count), rng.poisson(_CITATIONS, count))
    order = np.argsort(home, kind="stable")
    begin = np.searchsorted(home[order], home)
    rank = np.empty(count, np.int64)
    rank[order] = np.arange(count)
    older = rank - begin
    near = order[begin[citing] + (rng.random(len(citing)) ** 0.5 * older[citing]).astype(np.int64)]
    far = (rng.random(len(citing)) ** 0.5 * citing).astype(np.int64)
    cited = np.where(rng.random(len(citing)) < _CITED_AT_HOME, near, far)
    earlier = cited < citing
    return _distinct(citing[earlier], cited[earlier], count)


def _distinct(paper: Ints, other: Ints, kinds: int) -> Links:
    """Keep the first of equal pairs, sorted by paper and then as they came."""
    _, first = np.unique(paper * kinds + other, return_index=True)
    first = first[np.lexsort((first, paper[first]))]
    return Links(paper[first], other[first])
