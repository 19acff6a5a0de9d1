"""Mentions of the blocks that a batch touches: from its papers and from the graph."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.store.database import Database
from ingest.linkers.mentions import Mention
from ingest.linkers.merge_names import Authorship
from ingest.linkers.merge_papers import Paper
from ingest.loaders import existing
from ingest.loaders.existing import StoredAuthorship
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


@dataclass(slots=True)
class Blocks:
    """Mentions by block, each mention's place, and whom it was taken for before.

    `stored` are the authorships in the graph that are decided anew; `profiles` all profiles that
    matter, by id.
    """

    mentions: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    places: dict[str, Place] = field(default_factory=dict)
    previous: dict[str, str] = field(default_factory=dict)
    stored: list[StoredAuthorship] = field(default_factory=list)
    profiles: dict[str, Profile] = field(default_factory=dict)

    def forget(self, profile: str) -> None:
        """Take out a profile that goes; whom it was of is remembered."""
        for mentions in self.mentions.values():
            mentions[:] = [mention for mention in mentions if mention.key != profile]
        self.profiles.pop(profile, None)

    def add(self, mention: Mention, place: Place | None = None) -> None:
        """Put a mention into its block."""
        self.mentions[mention.name.block].append(mention)
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
    `deserted` those that go.
    """
    touched = {paper.id for paper in papers} | set(merged)
    before = existing.find_authorships_of_papers(database, touched)
    stale = existing.find_profiles(database, deserted)
    pages = [*profiles.values(), *(Profile(key, one.properties) for key, one in stale.items())]
    keys = {row.name_key for row in before} | _blocks_of(papers, pages)
    rows = existing.find_authorships_in_blocks(database, keys)
    untouched = [row for row in rows if row.paper not in touched]
    blocks = Blocks(stored=before + untouched)
    _add_profiles(database, blocks, keys, profiles)
    for key in deserted:
        blocks.forget(key)
    for paper in papers:
        _add_paper(blocks, paper)
    _add_stored(database, blocks, untouched)
    _recall(blocks, before, merged)
    return blocks


def name_mention(paper: str, position: int | None, form: str) -> str:
    """Give the key of a mention: its place in the list, else its name."""
    return f"{paper}#{position if position is not None else form}"


def _blocks_of(papers: Iterable[Paper], profiles: Iterable[Profile]) -> set[str]:
    names = [author.name for paper in papers for author in paper.authors]
    names += [profile.owner.name for profile in profiles if profile.owner]
    return {name.block for name in names}


def _add_profiles(
    database: Database, blocks: Blocks, keys: Collection[str], profiles: Mapping[str, Profile]
) -> None:
    stored = existing.find_profiles_in_blocks(database, keys)
    stored |= existing.find_profiles(database, profiles.keys())
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
    counts = Counter(author.name.block for author in paper.authors)
    everybody = frozenset(counts)
    for author in paper.authors:
        blocks.add(
            Mention(
                key=name_mention(paper.id, author.position, author.name.form),
                name=author.name,
                paper=paper.id,
                coauthors=_without(everybody, counts, author.name.block),
                pages=author.pages,
                inferred=author.inferred,
                page_named=author.page_named,
            ),
            _place(paper.id, author),
        )


def _place(paper: str, author: Authorship) -> Place:
    printed = None if author.inferred else author.name.printed
    sources, pages = tuple(sorted(author.sources)), tuple(sorted(author.pages))
    return Place(
        paper,
        author.position,
        printed,
        author.inferred,
        sources,
        pages,
        author.affiliations,
        tuple(sorted(author.ids)),
        author.institutions,
    )


def _add_stored(database: Database, blocks: Blocks, rows: Sequence[StoredAuthorship]) -> None:
    names = existing.find_printed_names(database, {row.paper for row in rows})
    counts = {paper: Counter(_read_blocks(printed)) for paper, printed in names.items()}
    everybody = {paper: frozenset(found) for paper, found in counts.items()}
    for row in rows:
        said = row.properties
        pages = [blocks.profiles[page] for page in said["profiles"] if page in blocks.profiles]
        known = [page.owner for page in pages if page.owner]
        name = read_name(said.get("printedName") or (known[0].name.printed if known else ""))
        if name is None:
            continue
        mention = Mention(
            key=name_mention(row.paper, said.get("position"), name.form),
            name=name,
            paper=row.paper,
            coauthors=_without(everybody[row.paper], counts[row.paper], name.block),
            pages=frozenset(said["profiles"]),
            inferred=said["inferred"],
            page_named=any(owner.named for owner in known),
        )
        blocks.previous[mention.key] = row.author
        blocks.add(
            mention,
            Place(
                paper=row.paper,
                position=said.get("position"),
                printed=said.get("printedName"),
                inferred=said["inferred"],
                sources=tuple(said["sources"]),
                pages=tuple(said["profiles"]),
                affiliations=tuple(said.get("affiliations", ())),
                ids=tuple(said.get("ids", ())),
                institutions=tuple(said.get("institutions", ())),
            ),
        )


def _read_blocks(printed: Iterable[str]) -> list[str]:
    return [name.block for one in printed if (name := read_name(one)) is not None]


def _without(everybody: frozenset[str], counts: Mapping[str, int], block: str) -> frozenset[str]:
    return everybody if counts[block] > 1 else everybody - {block}


def _recall(blocks: Blocks, before: Sequence[StoredAuthorship], merged: Mapping[str, str]) -> None:
    """Say whom the mentions on changed papers were taken for: by name, then by place."""
    by_name: dict[tuple[str, str], str] = {}
    by_place: dict[tuple[str, int | None, str], str] = {}
    for row in before:
        paper = merged.get(row.paper, row.paper)
        printed = row.properties.get("printedName")
        if printed:
            by_name.setdefault((paper, printed), row.author)
        by_place.setdefault((paper, row.properties.get("position"), row.name_key), row.author)
    for key, mentions in list(blocks.mentions.items()):
        for mention in mentions:
            place = blocks.places.get(mention.key)
            if place is None or mention.key in blocks.previous:
                continue
            author = by_name.get((place.paper, place.printed or ""))
            author = author or by_place.get((place.paper, place.position, key))
            if author:
                blocks.previous[mention.key] = author
