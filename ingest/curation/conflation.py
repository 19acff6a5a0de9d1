"""Authors who may be several people: their collaborators fall into groups that never meet.

Two collaborators are in one group if they share a paper, with the author or without. The groups
of an author whose papers all have one of two disjoint circles on them are two people's, or those of
one person who has changed fields: a curator sees which.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappush, heappushpop

from networkx.utils import UnionFind

from ingest.curation.literature import Literature

_LEAST = 2
"""Papers that the second largest circle must have to tell anything."""
_UNKNOWN_OVERLAP = 0.5
"""What is taken where nothing says what the papers of a circle are about."""


@dataclass(frozen=True, slots=True)
class PaperAbout:
    """A paper as the review shows it."""

    id: str
    title: str
    year: int | None
    subjects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Circle:
    """Collaborators who hang together without the author, and their papers with the author."""

    collaborators: int
    papers: tuple[PaperAbout, ...]
    names: tuple[str, ...]

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year, if any is known."""
        years = [paper.year for paper in self.papers if paper.year is not None]
        return (min(years), max(years)) if years else None

    @property
    def subjects(self) -> tuple[str, ...]:
        """What most of the papers are about, the most frequent first."""
        counts = Counter(subject for paper in self.papers for subject in paper.subjects)
        return tuple(sorted(counts, key=lambda one: (-counts[one], one)))


@dataclass(frozen=True, slots=True)
class Conflation:
    """An author who may be several people, and how likely that looks, from 0 to 1."""

    author: str
    score: float
    circles: tuple[Circle, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An author with the circles of collaborators: the papers and the people of each."""

    author: int
    circles: tuple[tuple[frozenset[int], frozenset[int]], ...]

    @property
    def sizes(self) -> list[int]:
        """How many papers each circle has, the most first."""
        return sorted((len(papers) for papers, _ in self.circles), reverse=True)

    @property
    def bound(self) -> float:
        """What the score can be at most, whichever circles turn out to be one."""
        sizes = self.sizes
        rest = sum(sizes) - sizes[0]
        second = min(rest, sum(sizes) // 2)
        return _rate(max(sizes[0], second), second)


def find_conflations(
    literature: Literature,
    settled: Collection[str],
    read_papers: Callable[[str], Mapping[str, PaperAbout]],
    limit: int,
) -> tuple[list[Conflation], int]:
    """Give the likeliest ones, and how many authors have several circles at first sight.

    `settled` are authors on whom a curator has decided; `read_papers` gives the papers of one.
    Authors are looked at closely from the greatest bound on, until none can reach the list.
    """
    candidates = sorted(
        _find_candidates(literature, settled),
        key=lambda one: (-one.bound, literature.authors[one.author]),
    )
    best: list[tuple[float, int, Conflation]] = []
    for rank, candidate in enumerate(candidates):
        if len(best) == limit and candidate.bound <= best[0][0]:
            break
        linked = _link(literature, candidate)
        if len(linked.sizes) < 2 or linked.sizes[1] < _LEAST:  # noqa: PLR2004 - two circles
            continue
        found = _describe(literature, linked, read_papers)
        entry = (found.score, -rank, found)
        if len(best) < limit:
            heappush(best, entry)
        else:
            heappushpop(best, entry)
    return [found for _, _, found in sorted(best, reverse=True)], len(candidates)


def _rate(first: int, second: int) -> float:
    """Say how much two circles of papers look like two people: evenly divided, and not few."""
    return 2 * second / (first + second) * (1 - 1 / (1 + second)) if second else 0.0


def _find_candidates(literature: Literature, settled: Collection[str]) -> Iterator[_Candidate]:
    for author, name in enumerate(literature.authors):
        papers = literature.papers_of(author)
        if len(papers) < 2 * _LEAST or name in settled:
            continue
        candidate = _Candidate(author, _group(literature, author, papers))
        sizes = candidate.sizes
        if len(sizes) > 1 and sum(sizes) - sizes[0] >= _LEAST:
            yield candidate


def _group(
    literature: Literature, author: int, papers: Iterable[int]
) -> tuple[tuple[frozenset[int], frozenset[int]], ...]:
    """Put the papers of an author together that share a collaborator; solo papers tell nothing."""
    union: UnionFind[int] = UnionFind()
    first: dict[int, int] = {}
    for paper in papers:
        others = [one for one in literature.team(paper) if one != author]
        if others:
            union.union(*others)
            first[paper] = others[0]
    held: dict[int, set[int]] = defaultdict(set)
    for paper, member in first.items():
        held[union[member]].add(paper)
    people = {union[next(iter(group))]: frozenset(group) for group in union.to_sets()}
    return tuple((frozenset(papers), people[root]) for root, papers in held.items())


def _link(literature: Literature, candidate: _Candidate) -> _Candidate:
    """Make one circle of those whose people have a paper without the author."""
    circles = sorted(candidate.circles, key=lambda one: len(one[1]))
    home = {member: place for place, (_, people) in enumerate(circles) for member in people}
    union: UnionFind[int] = UnionFind(range(len(circles)))
    # Whoever links the largest circle to another is on a paper with somebody of that other one.
    for place, (_, people) in enumerate(circles[:-1]):
        for member in people:
            for paper in literature.papers_of(member):
                for other in literature.team(paper):
                    if home.get(other, place) != place:
                        union.union(place, home[other])
    joined = [
        (
            frozenset().union(*(circles[place][0] for place in group)),
            frozenset().union(*(circles[place][1] for place in group)),
        )
        for group in union.to_sets()
    ]
    return _Candidate(candidate.author, tuple(joined))


def _describe(
    literature: Literature,
    candidate: _Candidate,
    read_papers: Callable[[str], Mapping[str, PaperAbout]],
) -> Conflation:
    author = literature.authors[candidate.author]
    known = read_papers(author)
    circles = sorted(
        (
            Circle(
                len(people),
                tuple(sorted(_pick(known, (literature.papers[one] for one in papers)), key=_age)),
                tuple(sorted(literature.authors[one] for one in people)),
            )
            for papers, people in candidate.circles
        ),
        key=lambda one: (-len(one.papers), one.names),
    )
    first, second = circles[:2]
    rate = _rate(len(first.papers), len(second.papers))
    score = rate * (1 - _measure_overlap(first, second) / 2)
    return Conflation(author, round(score, 4), tuple(circles))


def _pick(known: Mapping[str, PaperAbout], papers: Iterable[str]) -> Iterator[PaperAbout]:
    return (known[paper] for paper in papers if paper in known)


def _age(paper: PaperAbout) -> tuple[int, str]:
    return paper.year or 0, paper.title


def _measure_overlap(first: Circle, second: Circle) -> float:
    mine, theirs = set(first.subjects), set(second.subjects)
    if not mine or not theirs:
        return _UNKNOWN_OVERLAP
    return len(mine & theirs) / min(len(mine), len(theirs))
