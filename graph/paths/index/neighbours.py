"""Who stands next to authors, and what joins them, in machine code."""

from typing import NamedTuple

import numpy as np

from graph.paths.index.arrays import NO_YEAR, Filter, Floats, Graph, Ints
from graph.paths.index.compiled import compiled, entrance
from graph.paths.index.links import admits, strength_of_paper


class Joint(NamedTuple):
    """What the joint papers of two authors come to; years are `NO_YEAR` where none is known."""

    papers: int
    strength: float
    first_year: int
    last_year: int
    sure: int


@entrance
def weigh_neighbours(
    graph: Graph, papers: Filter, frontier: Ints, seen: Ints
) -> tuple[Ints, Floats, Ints]:
    """All collaborators of `frontier` that are not `seen`: how strongly, and their newest year.

    `frontier` is a part of `seen`.
    """
    authors = len(graph.papers_start) - 1
    strength, passed = np.zeros(authors), np.zeros(authors, np.bool_)
    passed[seen] = True
    found = np.empty(authors, np.int64)
    count = 0
    for author in frontier:
        for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
            paper = graph.papers[entry]
            if graph.paper_sure[entry] < papers.least_sure or not admits(graph, papers, paper):
                continue
            worth = strength_of_paper(papers, graph.author_count[paper])
            for mention in range(graph.authors_start[paper], graph.authors_start[paper + 1]):
                other = graph.authors[mention]
                if passed[other] or graph.author_sure[mention] < papers.least_sure:
                    continue
                if strength[other] == 0.0:
                    found[count] = other
                    count += 1
                strength[other] += worth
    numbers = found[:count]
    newest = np.empty(count, np.int64)
    for place in range(count):
        newest[place] = _find_newest(graph, numbers[place])
    return numbers, strength[numbers], newest


@entrance
def list_pairs(graph: Graph, papers: Filter, members: Ints) -> tuple[Ints, Ints, Ints, Floats]:
    """The pairs of members that are linked, the lesser number first, with what joins them.

    Rows of numbers hold joint papers, first year, last year and certainty.
    """
    member = np.zeros(len(graph.papers_start) - 1, np.bool_)
    member[members] = True
    most = 0
    for author in members:
        most += graph.start[author + 1] - graph.start[author]
    one, two = np.empty(most, np.int64), np.empty(most, np.int64)
    numbers, strength = np.empty((most, 4), np.int64), np.empty(most)
    count = 0
    for author in members:
        for entry in range(graph.start[author], graph.start[author + 1]):
            other = graph.other[entry]
            if other > author and member[other]:
                joint = _join(graph, papers, author, other)
                one[count], two[count], strength[count] = author, other, joint.strength
                numbers[count, 0], numbers[count, 1] = joint.papers, joint.first_year
                numbers[count, 2], numbers[count, 3] = joint.last_year, joint.sure
                count += 1
    return one[:count], two[:count], numbers[:count], strength[:count]


@compiled
def _find_newest(graph: Graph, author: int) -> int:
    newest = NO_YEAR
    for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
        newest = max(newest, graph.year[graph.papers[entry]])
    return newest


@compiled
def _join(graph: Graph, papers: Filter, author: int, other: int) -> Joint:
    one, two = graph.papers_start[author], graph.papers_start[other]
    past_one, past_two = graph.papers_start[author + 1], graph.papers_start[other + 1]
    count, strength, first, last, sure = 0, 0.0, NO_YEAR, NO_YEAR, 0
    while one < past_one and two < past_two:
        left, right = graph.papers[one], graph.papers[two]
        if left == right:
            least = min(graph.paper_sure[one], graph.paper_sure[two])
            if least >= papers.least_sure and admits(graph, papers, left):
                year = graph.year[left]
                count += 1
                strength += strength_of_paper(papers, graph.author_count[left])
                sure = max(sure, least)
                last = max(last, year)
                if year != NO_YEAR and (first == NO_YEAR or year < first):
                    first = year
        one, two = one + (left <= right), two + (right <= left)
    return Joint(count, strength, first, last, sure)
