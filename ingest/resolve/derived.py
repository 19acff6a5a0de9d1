"""What is derived from who wrote what, and changes with a batch."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import combinations

from graph.store.database import Database
from ingest.loaders.changes import Changes
from ingest.loaders.components import AuthorChanges, PaperAuthors, find_component_changes
from ingest.resolve.changes import Decided
from ingest.resolve.collaborations import Pair, PaperFacts, derive_collaborations


@dataclass(frozen=True, slots=True)
class _Teams:
    """Who is on each changed paper, before and after, by paper."""

    before: Mapping[str, AbstractSet[str]]
    after: Mapping[str, AbstractSet[str]]


@dataclass(slots=True)
class _Stirred:
    """Pairs whose joint papers change, and authors who part from a paper or a collaborator."""

    pairs: set[Pair] = field(default_factory=set)
    parted: set[str] = field(default_factory=set)


def add_derived(changes: Changes, database: Database, decided: Decided, threshold: int) -> None:
    """Add collaborations, counts and components that change with who wrote what.

    `changes` has the authors and authorships already.
    """
    resolved = decided.resolved
    teams = _find_teams(changes, decided)
    gone = resolved.gone | set(resolved.merged)
    for paper, after in teams.after.items():
        changes.counted_authors |= (teams.before.get(paper, set()) | after) - gone
    changes.counted_authors |= {author.id for author in resolved.authors if author.profiles}
    stirred = _find_stirred(teams, gone, threshold)
    stirred.pairs.update(_list_weighed(changes, decided, teams.after, threshold))
    derive_collaborations(changes, stirred.pairs, decided, _describe_papers(decided), threshold)
    changes.components = find_component_changes(
        database,
        AuthorChanges(
            papers=tuple(
                PaperAuthors(paper, tuple(sorted(authors)), len(authors))
                for paper, authors in sorted(teams.after.items())
            ),
            new=frozenset(resolved.new),
            gone=frozenset(gone),
            parted=frozenset(stirred.parted),
        ),
        threshold=threshold,
    )


def _find_teams(changes: Changes, decided: Decided) -> _Teams:
    touched, blocks = decided.touched, decided.blocks
    moved = (*changes.new_authorships, *changes.stale_authorships)
    papers = {paper.id for paper in touched.papers} | set(touched.merged)
    papers |= {row["paper"] for row in moved}
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = {paper: set() for paper in papers}
    decided_here: dict[str, set[str]] = defaultdict(set)
    for known in blocks.stored:
        if known.paper in papers:
            before[known.paper].add(known.author)
            decided_here[known.paper].add(known.author)
    for paper in papers & blocks.teams.keys():
        before[paper] |= {author for author, _ in blocks.teams[paper].authors}
    for paper, authors in before.items():
        after[paper] |= authors - decided_here[paper]
    for row in decided.resolved.authorships:
        if row.paper in papers:
            after[row.paper].add(row.author)
    return _Teams(before, after)


def _find_stirred(teams: _Teams, gone: AbstractSet[str], threshold: int) -> _Stirred:
    stirred = _Stirred()
    for paper, after in teams.after.items():
        before = teams.before.get(paper, set())
        was_small, is_small = len(before) <= threshold, len(after) <= threshold
        for team, small in ((before - gone, was_small), (after, is_small)):
            if small:
                stirred.pairs.update(combinations(sorted(team), 2))
        stirred.parted |= before - after - gone
        if was_small and not is_small:
            stirred.parted |= before - gone
    return stirred


def _list_weighed(
    changes: Changes, decided: Decided, moved: Collection[str], threshold: int
) -> Iterator[Pair]:
    """Give the pairs who keep their joint paper, while one of them is more or less sure to be it.

    `moved` are the papers whose people are looked at anyway.
    """
    before = {
        (row.author, row.paper): row.properties["confidence"] for row in decided.blocks.stored
    }
    for row in changes.authorships:
        author, paper = row["author"], row["paper"]
        if paper in moved or before[author, paper] == row["properties"]["confidence"]:
            continue
        team = decided.blocks.teams[paper]
        if team.author_count <= threshold:
            others = {other for other, _ in team.authors} - {author}
            yield from ((min(author, other), max(author, other)) for other in others)


def _describe_papers(decided: Decided) -> dict[str, PaperFacts]:
    """Give the papers of the blocks as they will be."""
    facts = {
        paper: PaperFacts(team.year, team.author_count)
        for paper, team in decided.blocks.teams.items()
    }
    for paper in decided.touched.papers:
        year = paper.date.year if paper.date else None
        facts[paper.id] = PaperFacts(year, len(paper.authors))
    return facts
