"""What is derived from who wrote what, and changes with a batch."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from graph.store.database import Database
from ingest.loaders.changes import Changes, PaperAuthors
from ingest.loaders.components import AuthorChanges, find_component_changes
from ingest.resolve.changes import Decided
from ingest.resolve.collaborations import Pair, PaperFacts, Stirred, derive_collaborations
from ingest.resolve.newcomers import add_newcomers


@dataclass(frozen=True, slots=True)
class _Teams:
    """Who is on each changed paper, before and after, by paper."""

    before: Mapping[str, AbstractSet[str]]
    after: Mapping[str, AbstractSet[str]]


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
    touched = {paper.id for paper in decided.touched.papers} | set(decided.touched.merged)
    stirred = Stirred(
        pairs=set(_list_stirred(teams, touched, gone, threshold)),
        weighed=set(_list_weighed(changes, decided, touched, threshold)),
    )
    derive_collaborations(changes, stirred, decided, _describe_papers(decided), threshold)
    add_newcomers(changes, decided)
    changes.components = find_component_changes(
        database,
        AuthorChanges(
            papers=_list_authors(teams.after),
            before=_list_authors(teams.before),
            around=_list_around(teams, decided),
            new=frozenset(resolved.new),
            gone=frozenset(gone),
            parted=frozenset(_list_parted(teams, gone, threshold)),
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


def _list_authors(teams: Mapping[str, AbstractSet[str]]) -> tuple[PaperAuthors, ...]:
    return tuple(
        PaperAuthors(paper, tuple(sorted(authors)), len(authors))
        for paper, authors in sorted(teams.items())
    )


def _list_around(teams: _Teams, decided: Decided) -> tuple[PaperAuthors, ...]:
    """Give the papers of the blocks that stay on the same people."""
    return tuple(
        PaperAuthors(paper, tuple(author for author, _ in team.authors), team.author_count)
        for paper, team in decided.blocks.teams.items()
        if paper not in teams.after
    )


def _list_stirred(
    teams: _Teams, touched: AbstractSet[str], gone: AbstractSet[str], threshold: int
) -> Iterator[Pair]:
    """Give the pairs whose joint papers change.

    A paper that no entry of the batch is about stays what it is to those who stay on it.
    """
    for paper, after in teams.after.items():
        before = teams.before.get(paper, set())
        moved = before | after if paper in touched else before ^ after
        for team, size in ((before - gone, len(before)), (after, len(after))):
            if size <= threshold:
                for author in moved & team:
                    yield from (_pair(author, other) for other in team if other != author)


def _pair(author: str, other: str) -> Pair:
    return (author, other) if author < other else (other, author)


def _list_parted(teams: _Teams, gone: AbstractSet[str], threshold: int) -> Iterator[str]:
    """Give those who part from a paper, or from their collaborators on it."""
    for paper, after in teams.after.items():
        before = teams.before.get(paper, set())
        yield from before - after - gone
        if len(before) <= threshold < len(after):
            yield from before - gone


def _list_weighed(
    changes: Changes, decided: Decided, touched: Collection[str], threshold: int
) -> Iterator[Pair]:
    """Give the pairs who keep their joint paper, while one of them is more or less sure to be it.

    The people of `touched` papers are looked at anyway.
    """
    before = {
        (row.author, row.paper): row.properties["confidence"] for row in decided.blocks.stored
    }
    for row in changes.authorships:
        author, paper = row["author"], row["paper"]
        if paper in touched or before[author, paper] == row["properties"]["confidence"]:
            continue
        team = decided.blocks.teams[paper]
        if team.author_count <= threshold:
            others = {other for other, _ in team.authors} - {author}
            yield from (_pair(author, other) for other in others)


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
