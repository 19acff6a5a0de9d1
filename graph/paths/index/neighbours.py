"""Who stands next to authors, and what joins them, in machine code."""

from typing import NamedTuple

import numpy as np

from graph.paths.index.arrays import NO_YEAR, Filter, Floats, Graph, Ints
from graph.paths.index.compiled import compiled, entrance
from graph.paths.index.links import admits, strength_of_paper
from graph.paths.index.places import Places, find_place, make_places


class Shared(NamedTuple):
    """Of each paper the members that wrote it, as a chain: `first` has its first link by paper.

    A link is a `member` with how `sure` that is, and the link `behind` it, -1 where none is;
    `pairs` counts the pairs that chains have at most.
    """

    first: Places
    member: Ints
    behind: Ints
    sure: Ints
    pairs: int


@entrance
def weigh_neighbours(
    graph: Graph, papers: Filter, frontier: Ints, seen: Ints
) -> tuple[Ints, Floats]:
    """All collaborators of `frontier` that are not `seen`, and how strong the ties are.

    `frontier` is a part of `seen`.
    """
    most = min(_count_mentions(graph, papers, frontier), len(graph.papers_start) - 1)
    found, strength = np.empty(most, np.int64), np.zeros(most)
    rows = make_places(most + len(seen))
    for author in seen:
        rows.keys[find_place(rows, author)] = author
    count = 0
    for author in frontier:
        for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
            paper = graph.papers[entry]
            if graph.paper_sure[entry] < papers.least_sure or not admits(graph, papers, paper):
                continue
            worth = strength_of_paper(papers, graph.author_count[paper])
            for mention in range(graph.authors_start[paper], graph.authors_start[paper + 1]):
                if graph.author_sure[mention] < papers.least_sure:
                    continue
                other = graph.authors[mention]
                place = find_place(rows, other)
                if rows.keys[place] == -1:
                    rows.keys[place], rows.values[place] = other, count
                    found[count] = other
                    count += 1
                row = rows.values[place]
                if row >= 0:  # those seen have none
                    strength[row] += worth
    return found[:count].copy(), strength[:count].copy()


@compiled
def _count_mentions(graph: Graph, papers: Filter, authors: Ints) -> int:
    """How many mentions there are at most on their papers that count."""
    most = 0
    for author in authors:
        for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
            paper = graph.papers[entry]
            if admits(graph, papers, paper):
                most += graph.authors_start[paper + 1] - graph.authors_start[paper]
    return most


@entrance
def find_newest(graph: Graph, authors: Ints) -> Ints:
    """The year of the newest paper of each author."""
    years = np.empty(len(authors), np.int64)
    for place in range(len(authors)):
        newest, author = NO_YEAR, authors[place]
        for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
            newest = max(newest, graph.year[graph.papers[entry]])
        years[place] = newest
    return years


class Pairs(NamedTuple):
    """Pairs by row: their two ends, numbers in four lines, and how strong they are."""

    one: Ints
    two: Ints
    numbers: Ints
    strength: Floats


@entrance
def list_pairs(graph: Graph, papers: Filter, members: Ints) -> tuple[Ints, Ints, Ints, Floats]:
    """The pairs of ascending members that have joint papers, and what joins them.

    Pairs are places in `members`, the lesser one first. Columns of numbers hold joint papers, first
    year, last year and certainty.
    """
    shared = _chain_papers(graph, papers, members)
    size, most = len(members), min(shared.pairs, len(members) * (len(members) - 1) // 2)
    one, two = np.empty(most, np.int32), np.empty(most, np.int32)
    pairs = Pairs(one, two, np.empty((4, most), np.int32), np.empty(most))
    row_of = np.full(size, -1, np.int64)
    count = 0
    for member in range(size):
        author, first_row = members[member], count
        for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
            paper = graph.papers[entry]
            link = _take_first(shared, graph, papers, entry)
            if link == -1 or not admits(graph, papers, paper):
                continue
            worth = strength_of_paper(papers, graph.author_count[paper])
            year, sure = graph.year[paper], graph.paper_sure[entry]
            while link != -1:
                other = shared.member[link]
                row = row_of[other]
                if row < first_row:
                    row = row_of[other] = count
                    _begin_pair(pairs, row, member, other)
                    count += 1
                _add_paper(pairs, row, worth, year, min(sure, shared.sure[link]))
                link = shared.behind[link]
    # What is kept shall not keep the rest of its room.
    numbers, strength = pairs.numbers[:, :count].copy(), pairs.strength[:count]
    return one[:count].copy(), two[:count].copy(), numbers, strength


@compiled
def _begin_pair(pairs: Pairs, row: int, one: int, two: int) -> None:
    pairs.one[row], pairs.two[row], pairs.strength[row] = one, two, 0.0
    pairs.numbers[0, row], pairs.numbers[3, row] = 0, 0
    pairs.numbers[1, row], pairs.numbers[2, row] = NO_YEAR, NO_YEAR


@compiled
def _add_paper(pairs: Pairs, row: int, worth: float, year: int, sure: int) -> None:
    """A joint paper of a pair, which is as sure as the less certain of both ends."""
    numbers = pairs.numbers
    numbers[0, row] += 1
    pairs.strength[row] += worth
    if year != NO_YEAR and (numbers[1, row] == NO_YEAR or year < numbers[1, row]):
        numbers[1, row] = year
    numbers[2, row] = max(numbers[2, row], year)
    numbers[3, row] = max(numbers[3, row], sure)


@compiled
def _chain_papers(graph: Graph, papers: Filter, members: Ints) -> Shared:
    most = 0
    for author in members:
        most += graph.papers_start[author + 1] - graph.papers_start[author]
    first = make_places(most)
    sizes = np.zeros(len(first.keys), np.int32)
    member, behind = np.empty(most, np.int32), np.empty(most, np.int32)
    sure = np.empty(most, np.int32)
    count, pairs = 0, 0
    # From the last member to the first: so chains are ascending.
    for place in range(len(members) - 1, -1, -1):
        author = members[place]
        for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
            if graph.paper_sure[entry] < papers.least_sure:
                continue
            paper = graph.papers[entry]
            found = find_place(first, paper)
            member[count], sure[count] = place, graph.paper_sure[entry]
            behind[count] = first.values[found]
            first.keys[found], first.values[found] = paper, count
            pairs += sizes[found]
            sizes[found] += 1
            count += 1
    return Shared(first, member, behind, sure, pairs)


@compiled
def _take_first(shared: Shared, graph: Graph, papers: Filter, entry: int) -> int:
    """Take a member off the chain of a paper, whose first it is; gives the next one."""
    if graph.paper_sure[entry] < papers.least_sure:
        return -1
    place = find_place(shared.first, graph.papers[entry])
    behind = shared.behind[shared.first.values[place]]
    shared.first.values[place] = behind
    return int(behind)
