"""Mentions of the blocks that a batch touches: from its papers and from the graph."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.store.database import Database
from ingest.decisions.stored import StoredDecision, find_deciding
from ingest.linkers.blocks import Bridge, connect_keys
from ingest.linkers.mentions import Mention
from ingest.linkers.merge_names import Authorship
from ingest.linkers.merge_papers import Paper
from ingest.linkers.names import PersonName, fold_words
from ingest.linkers.teams import Team, find_teams
from ingest.linkers.title_words import find_title_words
from ingest.loaders import existing_people
from ingest.loaders.existing_people import StoredAuthorship, StoredTeam
from ingest.resolve.names import read_name
from ingest.resolve.profiles import Profile


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: the paper, and what its list and its sources say there."""

    paper: str
    position: int | None
    printed: str | None
    inferred: bool
    sources: tuple[str, ...]
    pages: tuple[str, ...]
    affiliations: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _PaperWords:
    """What every mention on a stored paper shares: the teams by author, and telling words."""

    teams: Mapping[str, Team]
    words: frozenset[str]
    venue_words: frozenset[str]


@dataclass(slots=True)
class Blocks:
    """Every mention of whole blocks, each mention's place, and whom it was taken for before.

    `keys` are the blocks, `bridges` the pairs of them that the graph knows to be connected,
    `stored` the authorships in the graph that are decided anew, `teams` the papers of those that
    no batch touches, `profiles` all profiles that matter, by id, `decisions` what curators said
    about names in the blocks.
    """

    keys: set[str] = field(default_factory=set)
    bridges: set[Bridge] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    previous: dict[str, str] = field(default_factory=dict)
    stored: list[StoredAuthorship] = field(default_factory=list)
    teams: Mapping[str, StoredTeam] = field(default_factory=dict)
    profiles: dict[str, Profile] = field(default_factory=dict)
    decisions: list[StoredDecision] = field(default_factory=list)

    def forget(self, profile: str) -> None:
        """Take out a profile that goes; whom it was of is remembered."""
        self.mentions = [mention for mention in self.mentions if mention.key != profile]
        self.profiles.pop(profile, None)

    def add(self, mention: Mention, place: Place | None = None) -> None:
        """Put a mention in."""
        self.mentions.append(mention)
        if place:
            self.places[mention.key] = place


def gather_blocks(
    database: Database,
    papers: Sequence[Paper],
    merged: Mapping[str, str],
    profiles: Mapping[str, Profile],
    deserted: Collection[str],
) -> Blocks:
    """Gather every mention that may be one person with an author of the papers.

    `merged` are papers that go, with those that they go into; `profiles` those of the batch;
    `deserted` those that go. A curator's decision about names of several blocks brings all of
    them.
    """
    touched = {paper.id for paper in papers} | set(merged)
    before = existing_people.find_authorships_of_papers(database, touched)
    stale = existing_people.find_profiles(database, deserted)
    pages = [*profiles.values(), *(Profile(key, one.properties) for key, one in stale.items())]
    begun = {row.name_key for row in before} | _find_keys(papers, pages)
    blocks = _connect(database, begun)
    rows = existing_people.find_authorships_in_blocks(database, blocks.keys)
    untouched = [row for row in rows if row.paper not in touched]
    blocks.stored = before + untouched
    _add_profiles(database, blocks, profiles)
    for key in deserted:
        blocks.forget(key)
    for paper in papers:
        _add_paper(blocks, paper)
    _add_stored(database, blocks, untouched)
    _recall(blocks, before, merged)
    return blocks


def gather_whole_blocks(database: Database, keys: Collection[str]) -> Blocks:
    """Gather every mention of the blocks, as the graph has them."""
    blocks = _connect(database, keys)
    blocks.stored = existing_people.find_authorships_in_blocks(database, blocks.keys)
    _add_profiles(database, blocks, {})
    _add_stored(database, blocks, blocks.stored)
    return blocks


def _connect(database: Database, begun: Collection[str]) -> Blocks:
    """Begin with all blocks that names or decisions connect with the given ones."""
    wanted = set(begun)
    while True:
        keys, bridges = existing_people.find_connected_keys(database, wanted)
        decisions, wanted = find_deciding(database, keys)
        if wanted == keys:
            return Blocks(keys, bridges, decisions=decisions)


def name_mention(paper: str, position: int | None, form: str) -> str:
    """Give the key of a mention: its place in the list, else its name."""
    return f"{paper}#{position if position is not None else form}"


def _find_keys(papers: Iterable[Paper], profiles: Iterable[Profile]) -> set[str]:
    names = [author.name for paper in papers for author in paper.authors]
    names += [profile.owner.name for profile in profiles if profile.owner]
    return {key for name in names for key in name.keys}


def _add_profiles(database: Database, blocks: Blocks, profiles: Mapping[str, Profile]) -> None:
    stored = existing_people.find_profiles_in_blocks(database, blocks.keys)
    stored |= existing_people.find_profiles(database, profiles.keys())
    for key, found in stored.items():
        blocks.profiles[key] = Profile(key, found.properties)
        if found.author:
            blocks.previous[key] = found.author
    blocks.profiles |= profiles
    for key, profile in blocks.profiles.items():
        owner = profile.owner
        if owner:
            blocks.add(Mention(key, owner.name, pages=frozenset({key}), page_named=owner.named))


def _add_paper(blocks: Blocks, paper: Paper) -> None:
    words = find_title_words(paper.title)
    teams = find_teams([author.name for author in paper.authors])
    for author, team in zip(paper.authors, teams, strict=True):
        blocks.add(
            Mention(
                key=name_mention(paper.id, author.position, author.name.form),
                name=author.name,
                paper=paper.id,
                position=author.position,
                coauthors=team.coauthors,
                coauthor_names=team.names,
                words=words,
                year=paper.date.year if paper.date else None,
                venue=paper.venue,
                venue_words=find_title_words(paper.venue or ""),
                affiliations=_fold(author.affiliations),
                ids=author.ids,
                pages=author.pages,
                inferred=author.inferred,
                page_named=author.page_named,
            ),
            _place(paper.id, author),
        )


def _fold(affiliations: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, (" ".join(fold_words(text)) for text in affiliations)))


def _place(paper: str, author: Authorship) -> Place:
    printed = None if author.inferred else author.name.printed
    return Place(
        paper=paper,
        position=author.position,
        printed=printed,
        inferred=author.inferred,
        sources=tuple(sorted(author.sources)),
        pages=tuple(sorted(author.pages)),
        affiliations=author.affiliations,
        ids=tuple(sorted(author.ids)),
        institutions=author.institutions,
    )


def _add_stored(database: Database, blocks: Blocks, rows: Sequence[StoredAuthorship]) -> None:
    papers = existing_people.find_teams_of_papers(database, {row.paper for row in rows})
    blocks.teams = papers
    read = {paper: _read_paper(team) for paper, team in papers.items()}
    for row in rows:
        said = row.properties
        pages = [blocks.profiles[page] for page in said["profiles"] if page in blocks.profiles]
        known = [page.owner for page in pages if page.owner]
        name = read_name(said.get("printedName") or (known[0].name.printed if known else ""))
        if name is None:
            continue
        about = read[row.paper]
        team = about.teams.get(row.author, Team())
        mention = Mention(
            key=name_mention(row.paper, said.get("position"), name.form),
            name=name,
            paper=row.paper,
            position=said.get("position"),
            coauthors=team.coauthors,
            coauthor_names=team.names,
            words=about.words,
            year=papers[row.paper].year,
            venue=papers[row.paper].venue,
            venue_words=about.venue_words,
            affiliations=_fold(said.get("affiliations", ())),
            ids=frozenset(said.get("ids", ())),
            pages=frozenset(said["profiles"]),
            inferred=said["inferred"],
            page_named=any(owner.named for owner in known),
        )
        blocks.previous[mention.key] = row.author
        blocks.add(mention, _place_stored(row.paper, said))


def _place_stored(paper: str, said: Mapping[str, Any]) -> Place:
    return Place(
        paper=paper,
        position=said.get("position"),
        printed=said.get("printedName"),
        inferred=said["inferred"],
        sources=tuple(said["sources"]),
        pages=tuple(said["profiles"]),
        affiliations=tuple(said.get("affiliations", ())),
        ids=tuple(said.get("ids", ())),
        institutions=tuple(said.get("institutions", ())),
    )


def _read_paper(paper: StoredTeam) -> _PaperWords:
    return _PaperWords(
        _read_teams(paper), find_title_words(paper.title), find_title_words(paper.venue or "")
    )


def _read_teams(paper: StoredTeam) -> dict[str, Team]:
    """Give the co-authors of each author of a stored paper, by the author's id."""
    people: list[tuple[str, PersonName]] = []
    for author, printed in paper.authors:
        name = read_name(printed or "")
        if name is not None:
            people.append((author, name))
    teams = find_teams([name for _, name in people])
    return {author: team for (author, _), team in zip(people, teams, strict=True)}


def _recall(blocks: Blocks, before: Sequence[StoredAuthorship], merged: Mapping[str, str]) -> None:
    """Say whom the mentions on changed papers were taken for: by name, then by place."""
    connected = connect_keys((mention.name for mention in blocks.mentions), blocks.bridges)
    by_name: dict[tuple[str, str], str] = {}
    by_place: dict[tuple[str, int | None, str], str] = {}
    for row in before:
        paper = merged.get(row.paper, row.paper)
        printed = row.properties.get("printedName")
        if printed:
            by_name.setdefault((paper, printed), row.author)
        block = connected.get(row.name_key, row.name_key)
        by_place.setdefault((paper, row.properties.get("position"), block), row.author)
    for mention in blocks.mentions:
        place = blocks.places.get(mention.key)
        if place is None or mention.key in blocks.previous:
            continue
        author = by_name.get((place.paper, place.printed or ""))
        block = connected[mention.name.block]
        author = author or by_place.get((place.paper, place.position, block))
        if author:
            blocks.previous[mention.key] = author
