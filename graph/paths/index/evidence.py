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
    index: CollaborationIndex, authors: Collection[str], papers: PaperFilter
) -> int:
    """How many papers of authors have more authors than the policy allows, and pass the rest."""
    if papers.hyperauthor.most_authors is None:
        return 0
    if isinstance(authors, Visited):
        numbers = authors.numbers
    else:
        found = (index.author_ids.find(author) for author in authors)
        numbers = np.array([number for number in found if number >= 0], np.int32)
    return count_too_large(index.graph, make_filter(index, papers), numbers)


@entrance
def count_too_large(graph: Graph, papers: Filter, authors: Ints) -> int:
    """How many papers of authors have too many authors, and are in the window."""
    seen = np.zeros(len(graph.year), np.bool_)
    total = 0
    for author in authors:
        for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
            paper = graph.papers[entry]
            if (
                graph.author_count[paper] > papers.most_authors
                and not seen[paper]
                and graph.paper_sure[entry] >= papers.least_sure
                and papers.since <= graph.year[paper] <= papers.until
            ):
                seen[paper] = True
                total += 1
    return total
