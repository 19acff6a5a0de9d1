"""Which authors hang together, kept up as papers come and go.

Growing together is settled by the component ids alone. Where an author lost a paper, everybody in
the components concerned is looked at again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from networkx.utils import UnionFind

from graph.store.database import Database
from ingest.loaders.changes import ComponentChanges, Row


@dataclass(frozen=True, slots=True)
class PaperAuthors:
    """Everybody on one paper as it will be, and the paper's own author count."""

    paper: str
    authors: tuple[str, ...]
    author_count: int


@dataclass(frozen=True, slots=True)
class AuthorChanges:
    """What a batch does to who wrote what.

    `papers` are all whose authors change, as they will be (one that goes has no authors). `new`
    authors are to be created, `gone` ones will be no more, and `parted` ones lose a paper or a
    collaboration.
    """

    papers: tuple[PaperAuthors, ...]
    new: frozenset[str]
    gone: frozenset[str]
    parted: frozenset[str]


def find_component_changes(
    database: Database, changes: AuthorChanges, *, threshold: int
) -> ComponentChanges:
    """Give the component ids that change, from the graph as it is before the batch.

    Papers with more than `threshold` authors make no COLLABORATED_WITH.
    """
    named = {author for paper in changes.papers for author in paper.authors}
    known = sorted((named | changes.parted | changes.gone) - changes.new)
    rows = database.run_named("load/find_components", authors=known) if known else []
    if changes.gone or changes.parted:
        shaken = sorted({row["authorshipComponent"] for row in rows})
        members = database.run_named("load/find_component_members", components=shaken)
        return _compute_anew(members, changes, threshold)
    return _grow(rows, changes, threshold)


def _grow(rows: Sequence[Row], changes: AuthorChanges, threshold: int) -> ComponentChanges:
    papers, new = changes.papers, changes.new
    joint = [paper for paper in papers if paper.author_count <= threshold]
    labels = {row["author"]: row["component"] for row in rows}
    wide_labels = {row["author"]: row["authorshipComponent"] for row in rows}
    narrow = _least([_labelled(paper, labels) for paper in joint], {*labels.values(), *new})
    wide = _least(
        [_labelled(paper, wide_labels) for paper in papers], {*wide_labels.values(), *new}
    )
    return ComponentChanges(
        components=_renamed(narrow, set(labels.values())),
        authorship_components=_renamed(wide, set(wide_labels.values())),
        authors=tuple(
            {"author": author, "component": narrow[author], "authorshipComponent": wide[author]}
            for author in sorted(new)
        ),
    )


def _labelled(paper: PaperAuthors, labels: Mapping[str, str]) -> list[str]:
    return [labels.get(author, author) for author in paper.authors]


def _renamed(least: Mapping[str, str], old: Collection[str]) -> tuple[Row, ...]:
    return tuple(
        {"old": label, "new": least[label]} for label in sorted(old) if least[label] != label
    )


def _compute_anew(
    members: Sequence[Row], changes: AuthorChanges, threshold: int
) -> ComponentChanges:
    papers = changes.papers
    changed = {paper.paper for paper in papers}
    groups: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for member in members:
        for paper, count in member["papers"]:
            if paper not in changed:
                groups.setdefault(paper, []).append(member["author"])
                counts[paper] = count
    groups |= {paper.paper: list(paper.authors) for paper in papers}
    counts |= {paper.paper: paper.author_count for paper in papers}
    everybody = {member["author"] for member in members} | changes.new
    everybody |= {author for paper in papers for author in paper.authors}
    kept = everybody - changes.gone
    wide = _least(list(groups.values()), kept)
    narrow = _least([group for paper, group in groups.items() if counts[paper] <= threshold], kept)
    return ComponentChanges(
        authors=tuple(
            {"author": author, "component": narrow[author], "authorshipComponent": wide[author]}
            for author in sorted(kept)
        )
    )


def _least(groups: Sequence[Sequence[str]], everybody: Collection[str]) -> dict[str, str]:
    """Give the least member of the component of each."""
    union: UnionFind[str] = UnionFind(everybody)
    for group in groups:
        if group:
            union.union(*group)
    least: dict[str, str] = {}
    for component in union.to_sets():
        least |= dict.fromkeys(component, min(component))
    return least
