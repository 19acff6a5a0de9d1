"""Which authors hang together, kept up as papers come and go.

Growing together is settled by the component ids alone. Where authors lost a paper and what the
batch has read does not show that they still hang together, everybody in the component is looked at
again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from networkx.utils import UnionFind

from graph.store.database import Database
from ingest.loaders.changes import ComponentChanges, PaperAuthors, Row
from ingest.loaders.partings import find_torn


@dataclass(frozen=True, slots=True)
class AuthorChanges:
    """What a batch does to who wrote what.

    `papers` are all whose authors change, as they will be (one that goes has no authors), `before`
    the same as they are, where there are any; `around` are others that are known. `new`
    authors are to be created, `gone` ones will be no more, and `parted` ones lose a paper or a
    collaboration.
    """

    papers: tuple[PaperAuthors, ...]
    before: tuple[PaperAuthors, ...]
    around: tuple[PaperAuthors, ...]
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
    shaken = _find_shaken(rows, changes, threshold)
    if not shaken:
        return _grow(rows, changes, threshold)
    steady, torn = _part(rows, changes, shaken)
    calm = [row for row in rows if row["authorshipComponent"] not in shaken]
    grown = _grow(calm, steady, threshold)
    members = database.run_named("load/find_component_members", components=sorted(shaken))
    changed = {paper.paper for paper in changes.papers}
    anew = _compute_anew(members, torn, changed, threshold)
    return replace(grown, authors=grown.authors + anew)


def _find_shaken(rows: Sequence[Row], changes: AuthorChanges, threshold: int) -> set[str]:
    """Give the components over AUTHORED that may fall apart, or lose the author who names them.

    With them come those that the batch joins to one of them.
    """
    if not (changes.gone or changes.parted):
        return set()
    torn = find_torn(changes.before, changes.papers, changes.around, changes.gone, threshold)
    labels = {row["author"]: row["authorshipComponent"] for row in rows}
    shaken = {labels[author] for author in torn}
    for row in rows:
        if not changes.gone.isdisjoint((row["component"], row["authorshipComponent"])):
            shaken.add(row["authorshipComponent"])
    joined = _join_labels(labels, changes)
    roots = {joined[label] for label in shaken}
    return {label for label in labels.values() if joined[label] in roots}


def _part(
    rows: Sequence[Row], changes: AuthorChanges, shaken: Collection[str]
) -> tuple[AuthorChanges, AuthorChanges]:
    """Part the changes to other components from those to the shaken ones."""
    labels = {row["author"]: row["authorshipComponent"] for row in rows}
    joined = _join_labels(labels, changes)
    roots = {joined[label] for label in shaken}

    def choose(*, torn: bool) -> AuthorChanges:
        def is_here(author: str) -> bool:
            return (joined[labels.get(author, author)] in roots) is torn

        papers = [paper for paper in changes.papers if paper.authors and is_here(paper.authors[0])]
        return replace(changes, papers=tuple(papers), new=frozenset(filter(is_here, changes.new)))

    return choose(torn=False), choose(torn=True)


def _join_labels(labels: Mapping[str, str], changes: AuthorChanges) -> dict[str, str]:
    """Give, for each component and new author, the least of those that papers join it to."""
    teams = [_labelled(paper, labels) for paper in changes.papers]
    return _least(teams, {*labels.values(), *changes.new})


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
    members: Sequence[Row], changes: AuthorChanges, changed: Collection[str], threshold: int
) -> tuple[Row, ...]:
    """Give those of the members, and of the new authors, whose ids are others now."""
    papers = changes.papers
    groups: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for member in members:
        for paper, count in member["papers"]:
            if paper not in changed:
                groups.setdefault(paper, []).append(member["author"])
                counts[paper] = count
    groups |= {paper.paper: list(paper.authors) for paper in papers}
    counts |= {paper.paper: paper.author_count for paper in papers}
    before = {row["author"]: (row["component"], row["authorshipComponent"]) for row in members}
    kept = (before.keys() | changes.new) - changes.gone
    wide = _least(list(groups.values()), kept)
    narrow = _least([group for paper, group in groups.items() if counts[paper] <= threshold], kept)
    return tuple(
        {"author": author, "component": narrow[author], "authorshipComponent": wide[author]}
        for author in sorted(kept)
        if before.get(author) != (narrow[author], wide[author])
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
