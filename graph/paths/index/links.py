"""Whom an author is linked to under a filter, and what the link counts for."""

import numpy as np

from graph.paths.index.arrays import Filter, Graph, Ints, Room
from graph.paths.index.compiled import compiled

_UNIT = 1e9
_UNIT_SQUARED = np.uint64(10**18)
_ONE = np.uint64(1)


@compiled
def admits(graph: Graph, papers: Filter, paper: int) -> bool:
    """Whether a paper counts at all; one without a year is before every window."""
    year = graph.year[paper]
    return bool(
        graph.author_count[paper] <= papers.most_authors and papers.since <= year <= papers.until
    )


@compiled
def resistance(strength: float) -> np.uint64:
    """As `graph.paths.strength.resistance`."""
    units = np.uint64(max(np.rint(strength * _UNIT), 1.0))
    return np.uint64(max((_UNIT_SQUARED + units // np.uint64(2)) // units, _ONE))


@compiled
def strength_of_paper(papers: Filter, count: int) -> float:
    """As `graph.paths.strength.newman_strength`."""
    authors = max(count, 2)
    strength = 1.0 / (authors - 1)
    if authors > papers.downweight_above:
        strength *= papers.downweight_above / authors
    return strength


@compiled
def ageing(papers: Filter, year: int) -> float:
    """As `graph.paths.strength.ageing`; a paper without a year is older than everything."""
    age = min(max(papers.reference_year - year, 0), len(papers.ageing) - 1)
    return float(papers.ageing[age])


@compiled
def list_links(
    graph: Graph, papers: Filter, room: Room, author: int, stamps: Ints, wanted: int
) -> int:
    """Write the author's links to `room.link_…`; gives how many there are.

    Only links to authors with the wanted stamp, if it is not negative. Costs are written for
    weights other than hops, where every link costs the same.
    """
    if papers.derived:
        return _list_derived(graph, papers, room, author, stamps, wanted)
    found = _sum_joint(graph, papers, room, author, stamps, wanted)
    for n in range(found):
        other = room.link_other[n]
        room.link_plain[n] = resistance(room.plain_sum[other])
        room.plain_sum[other] = 0.0
        if papers.weight == 2:
            room.link_cost[n] = resistance(room.aged_sum[other])
            room.aged_sum[other] = 0.0
        else:
            room.link_cost[n] = room.link_plain[n]
    return found


@compiled
def _list_derived(
    graph: Graph, papers: Filter, room: Room, author: int, stamps: Ints, wanted: int
) -> int:
    found = 0
    costs = graph.recents if papers.weight == 2 else graph.resistances
    first, past = graph.start[author], graph.start[author + 1]
    for entry in range(first, past):
        other = graph.other[entry]
        if wanted < 0 or stamps[other] == wanted:
            code = graph.code[entry]
            room.link_other[found] = other
            room.link_plain[found] = graph.resistances[code]
            room.link_cost[found] = costs[code]
            found += 1
    room.counters[1] += past - first
    return found


@compiled
def _sum_joint(
    graph: Graph, papers: Filter, room: Room, author: int, stamps: Ints, wanted: int
) -> int:
    found = 0
    for entry in range(graph.papers_start[author], graph.papers_start[author + 1]):
        paper = graph.papers[entry]
        if graph.paper_sure[entry] < papers.least_sure or not admits(graph, papers, paper):
            continue
        strength = strength_of_paper(papers, graph.author_count[paper])
        aged = strength * ageing(papers, graph.year[paper]) if papers.weight == 2 else 0.0
        first, past = graph.authors_start[paper], graph.authors_start[paper + 1]
        room.counters[1] += past - first
        for mention in range(first, past):
            other = graph.authors[mention]
            if wanted >= 0 and stamps[other] != wanted:
                continue
            if graph.author_sure[mention] < papers.least_sure or other == author:
                continue
            if room.plain_sum[other] == 0.0:
                room.link_other[found] = other
                found += 1
            room.plain_sum[other] += strength
            room.aged_sum[other] += aged
    return found


@compiled
def weigh_link(graph: Graph, papers: Filter, author: int, other: int) -> np.uint64:
    """The resistance of the link between two authors who are linked."""
    if papers.derived:
        return np.uint64(graph.resistances[graph.code[find_entry(graph, author, other)]])
    return resistance(sum_strength(graph, papers, author, other, False))


@compiled
def price_link(graph: Graph, papers: Filter, author: int, other: int) -> np.uint64:
    """What the link between two authors who are linked costs, for weights other than hops."""
    if papers.weight == 2:
        if papers.derived:
            return np.uint64(graph.recents[graph.code[find_entry(graph, author, other)]])
        return resistance(sum_strength(graph, papers, author, other, True))
    return weigh_link(graph, papers, author, other)


@compiled
def find_entry(graph: Graph, author: int, other: int) -> int:
    """Where a derived collaboration stands among those of an author; -1 where there is none."""
    first, past = graph.start[author], graph.start[author + 1]
    entry = first + np.searchsorted(graph.other[first:past], other)
    return int(entry) if entry < past and graph.other[entry] == other else -1


@compiled
def sum_strength(graph: Graph, papers: Filter, author: int, other: int, aged: bool) -> float:
    """The strength of the joint papers that count, in the order of the papers."""
    one, two = graph.papers_start[author], graph.papers_start[other]
    past_one, past_two = graph.papers_start[author + 1], graph.papers_start[other + 1]
    total = 0.0
    while one < past_one and two < past_two:
        left, right = graph.papers[one], graph.papers[two]
        if left == right:
            sure = min(graph.paper_sure[one], graph.paper_sure[two]) >= papers.least_sure
            if sure and admits(graph, papers, left):
                strength = strength_of_paper(papers, graph.author_count[left])
                total += strength * ageing(papers, graph.year[left]) if aged else strength
        one, two = one + (left <= right), two + (right <= left)
    return total
