"""The papers behind an answer, as the index has them."""

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np

from graph.paths.evidence import Hop, JointPaper, make_hop
from graph.paths.index.arrays import NO_YEAR, Filter, Graph, Ints
from graph.paths.index.build import CollaborationIndex
from graph.paths.index.compiled import entrance
from graph.paths.index.filters import make_filter
from graph.paths.index.links import admits
from graph.paths.index.search import Visited
from graph.paths.options import PaperFilter

_TOLD = 2
"""Authors of a paper that it joins; it counts then."""


def list_hops(
    index: CollaborationIndex, paths: Sequence[tuple[str, ...]], papers: PaperFilter
) -> list[tuple[Hop, ...]]:
    """The hops of each path with their joint papers that count."""
    counted = make_filter(index, papers)._replace(derived=False)
    hops: dict[tuple[str, str], Hop] = {}
    for path in paths:
        for pair in pairwise(path):
            if pair not in hops:
                hops[pair] = make_hop(pair, _list_joint(index, counted, pair), papers)
    return [tuple(hops[pair] for pair in pairwise(path)) for path in paths]


def _list_joint(
    index: CollaborationIndex, papers: Filter, pair: tuple[str, str]
) -> list[JointPaper]:
    one, other = (index.author_ids.find(author) for author in pair)
    numbers, sure = list_joint_papers(index.graph, papers, one, other)
    graph = index.graph
    joint = []
    for number, code in zip(numbers.tolist(), sure.tolist(), strict=True):
        year = int(graph.year[number])
        joint.append(
            JointPaper(
                index.paper_ids[number],
                index.dates[number].decode() or None,
                None if year == NO_YEAR else year,
                int(graph.author_count[number]),
                float(index.certainties[code]),
            )
        )
    return joint


@entrance
def list_joint_papers(graph: Graph, papers: Filter, author: int, other: int) -> tuple[Ints, Ints]:
    """The joint papers that count, each with how certain the less certain authorship is."""
    one, two = graph.papers_start[author], graph.papers_start[other]
    past_one, past_two = graph.papers_start[author + 1], graph.papers_start[other + 1]
    joint = np.empty(min(past_one - one, past_two - two), np.int64)
    sure = np.empty(len(joint), np.int64)
    found = 0
    while one < past_one and two < past_two:
        left, right = graph.papers[one], graph.papers[two]
        if left == right:
            code = min(graph.paper_sure[one], graph.paper_sure[two])
            if code >= papers.least_sure and admits(graph, papers, left):
                joint[found], sure[found] = left, code
                found += 1
        one, two = one + (left <= right), two + (right <= left)
    return joint[:found], sure[:found]


def count_excluded_papers(
    index: CollaborationIndex,
    authors: Collection[str],
    papers: PaperFilter,
    joining: Collection[str] = (),
) -> int:
    """How many papers have more authors than the policy allows, and pass the rest.

    Those of `authors`, and those that join two of the authors `joining`.
    """
    if papers.hyperauthor.most_authors is None:
        return 0
    numbers, others = _find_authors(index, authors), _find_authors(index, joining)
    return count_too_large(index.graph, make_filter(index, papers), numbers, others)


def _find_authors(index: CollaborationIndex, authors: Collection[str]) -> Ints:
    if isinstance(authors, Visited):
        return authors.numbers
    found = (index.author_ids.find(author) for author in authors)
    return np.array([number for number in found if number >= 0], np.int32)


@entrance
def count_too_large(graph: Graph, papers: Filter, authors: Ints, joining: Ints) -> int:
    """How many papers of authors, or joining two of the others, have too many authors.

    Only those in the window; nobody comes twice among the authors, or among the others.
    """
    met = np.zeros(len(graph.year), np.int8)
    total = 0
    for place in range(len(authors) + len(joining)):
        own = place < len(authors)
        author = authors[place] if own else joining[place - len(authors)]
        for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
            paper = graph.papers[entry]
            if (
                graph.author_count[paper] > papers.most_authors
                and met[paper] < _TOLD
                and graph.paper_sure[entry] >= papers.least_sure
                and papers.since <= graph.year[paper] <= papers.until
            ):
                met[paper] = _TOLD if own else met[paper] + 1
                total += met[paper] == _TOLD
    return total
