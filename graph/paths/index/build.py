"""From lists of authorships to the arrays that searches read."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from graph.paths.index.arrays import AGEING, NO_YEAR, Floats, Graph, Ints
from graph.paths.index.derive import count_collaborators, derive_collaborations, order_by
from graph.paths.index.strings import Strings, Texts, make_strings, make_texts

_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Authorships:
    """Who wrote what, in any order: one row an authorship, authors and papers by their places.

    `years` has `NO_YEAR` where a paper has none; `dates`, `names` of authors and `titles` of papers
    are as the graph has them, or empty where they are not known.
    """

    author_ids: Sequence[str]
    paper_ids: Sequence[str]
    years: Ints
    counts: Ints
    dates: Sequence[str]
    names: Sequence[str]
    titles: Sequence[str]
    authors: Ints
    papers: Ints
    sure: Floats


@dataclass(frozen=True, slots=True)
class CollaborationIndex:
    """All that questions about collaborations need, and what the people and papers are called.

    `certainties` are ascending; `changes` is the change number of the graph that this is made
    from, `identity` says which graph that is, `threshold` from which papers collaborations derive.
    """

    graph: Graph
    author_ids: Strings
    paper_ids: Strings
    dates: npt.NDArray[np.bytes_]
    names: Texts
    titles: Texts
    certainties: Floats
    newest_year: int | None
    threshold: int
    identity: str
    changes: int


def build_index(
    read: Authorships, *, threshold: int, identity: str, changes: int
) -> CollaborationIndex:
    """Number everything in the order of ids, and derive the collaborations."""
    by_author, by_paper = _order(read.author_ids), _order(read.paper_ids)
    year, count = read.years[by_paper].astype(np.int16), read.counts[by_paper].astype(np.int32)
    dated = year[year != NO_YEAR]
    newest = int(dated.max()) if len(dated) else None
    # Machine code derives what texts are put together beside it.
    with ThreadPoolExecutor(1) as aside:
        arranging = aside.submit(_arrange, read, by_author, by_paper, year, count, threshold)
        texts = (
            make_strings([read.author_ids[place] for place in by_author.tolist()]),
            make_strings([read.paper_ids[place] for place in by_paper.tolist()]),
            np.array([date.encode() for date in read.dates], dtype=np.bytes_)[by_paper],
            make_texts([read.names[place] for place in by_author.tolist()]),
            make_texts([read.titles[place] for place in by_paper.tolist()]),
        )
        graph, certainties = arranging.result()
    return CollaborationIndex(graph, *texts, certainties, newest, threshold, identity, changes)


def _order(ids: Sequence[str]) -> Ints:
    """The places of ids in their order."""
    if all(one < other for one, other in pairwise(ids)):
        return np.arange(len(ids))
    return np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)


def _number(order: Ints) -> npt.NDArray[np.int32]:
    """The number that each place gets."""
    numbers = np.empty(len(order), np.int32)
    numbers[order] = np.arange(len(order), dtype=np.int32)
    return numbers


def _code_certainties(sure: Floats) -> tuple[Floats, Ints]:
    """The different certainties, ascending, and which of them each is; they are few."""
    known = np.unique(sure[:_SAMPLE])
    codes = np.searchsorted(known, sure)
    strange = sure[known[np.minimum(codes, len(known) - 1)] != sure] if len(known) else sure
    if len(strange):
        known = np.union1d(known, strange)
        codes = np.searchsorted(known, sure)
    return known, codes


def _arrange(
    read: Authorships, by_author: Ints, by_paper: Ints, year: Ints, count: Ints, threshold: int
) -> tuple[Graph, Floats]:
    certainties, codes = _code_certainties(read.sure)
    author, paper, sure = _sort_rows(
        _number(by_author)[read.authors], _number(by_paper)[read.papers], codes, papers=len(year)
    )
    authors = len(by_author)
    papers_start = _starts(author, authors)
    authors_start = _starts(paper, len(year))
    places = order_by(paper, len(year))
    few = len(certainties) <= np.iinfo(np.uint16).max
    sure = sure.astype(np.uint16 if few else np.uint32)
    rows = (papers_start, paper, authors_start, author[places], count, threshold)
    start = np.zeros(authors + 1, np.int64)
    np.cumsum(count_collaborators(*rows), out=start[1:])
    other, code = np.empty(start[-1], np.int32), np.empty(start[-1], np.uint32)
    dated = year[year != NO_YEAR]
    newest = int(dated.max()) if len(dated) else 0
    resistances, recents = derive_collaborations(*rows, year, newest, AGEING, start, other, code)
    graph = Graph(
        start, other, code, resistances, recents,
        papers_start, paper, sure,
        authors_start, author[places], sure[places],
        year, count,
    )  # fmt: skip
    for array in graph:
        # As those of a file are: for numba arrays that may be written to are another type.
        array.flags.writeable = False
    return graph, certainties


def _sort_rows(author: Ints, paper: Ints, sure: Ints, *, papers: int) -> tuple[Ints, Ints, Ints]:
    """By author, then paper; of several mentions of one author the most certain is kept."""
    by_paper = order_by(paper, papers)
    authors = int(author.max()) + 1 if len(author) else 0
    order = by_paper[order_by(author[by_paper], authors)]
    author, paper, sure = author[order], paper[order], sure[order]
    first = np.append(True, (author[1:] != author[:-1]) | (paper[1:] != paper[:-1]))
    places = np.flatnonzero(first[: len(author)])
    if len(places) == len(author):
        return author, paper, sure
    return author[places], paper[places], np.maximum.reduceat(sure, places)


def _starts(numbers: Ints, rows: int) -> npt.NDArray[np.int64]:
    start = np.zeros(rows + 1, np.int64)
    np.cumsum(np.bincount(numbers, minlength=rows), out=start[1:])
    return start
