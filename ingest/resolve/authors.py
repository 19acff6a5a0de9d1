"""Who the authors of a batch are, and what that changes for authors in the graph."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from graph.store.database import Database
from ingest.linkers.assign_ids import choose_name, name_author, propose_author_ids
from ingest.linkers.blocks import Bridge, find_bridges
from ingest.linkers.decide import METHOD, decide
from ingest.linkers.mentions import Cluster, Judgement
from ingest.loaders import existing
from ingest.loaders.existing_people import StoredAuthorship
from ingest.resolve.author_ids import SettledIds, find_redirects, settle_ids
from ingest.resolve.curators import CURATED, Curated, describe_about, find_majority
from ingest.resolve.mentions import Blocks, Place
from ingest.resolve.page_owners import find_pages
from ingest.resolve.profiles import Profile, describe_author

_CONFIDENCE_DIGITS = 4
_DECISION = ("confidence", "evidence", "method")
"""The properties of an authorship that say how it was decided."""
_PROPOSED = 4
"""How many ids of a new author are looked up; a second one is needed by namesakes only."""


@dataclass(frozen=True, slots=True)
class AuthorNode:
    """An author with the properties that come from mentions and pages."""

    id: str
    properties: Mapping[str, Any]
    profiles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuthorshipRow:
    """One decided authorship as it is stored."""

    author: str
    paper: str
    properties: Mapping[str, Any]


@dataclass(slots=True)
class ResolvedAuthors:
    """Everybody in the touched blocks, as decided now.

    `merged` are ids that went into others, `gone` those that no mention is left of, `new` those
    that the graph does not have. `bridges` are the pairs of blocks that these people connect. By
    curators' decisions, ids are `returned` that redirected until
    now, `redirects` are rows for those that do from now on, and `about` says whom decisions name.
    """

    authors: list[AuthorNode] = field(default_factory=list)
    authorships: list[AuthorshipRow] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    bridges: set[Bridge] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    returned: set[str] = field(default_factory=set)
    redirects: list[Mapping[str, Any]] = field(default_factory=list)
    about: list[Mapping[str, Any]] = field(default_factory=list)


def resolve_authors(
    database: Database, blocks: Blocks, curated: Curated | None = None
) -> ResolvedAuthors:
    """Decide the blocks anew and give each cluster an id, its old one where it has one.

    What curators decided wins: over the score, and over the ids and names that would be given.
    """
    curated = curated or Curated()
    clusters = decide(blocks.mentions, curated.verdict.rulings)
    settled = settle_ids(database, clusters, blocks.previous, curated)
    ids = _name_new(database, clusters, settled)
    owners = {
        mention.key: author
        for author, cluster in zip(ids, clusters, strict=True)
        for mention in cluster.mentions
    }
    resolved = ResolvedAuthors(merged=settled.merged, returned=settled.returned)
    resolved.bridges = find_bridges([one.name for one in cluster.mentions] for cluster in clusters)
    resolved.redirects = find_redirects(database, curated, owners, settled.merged)
    resolved.about = describe_about(blocks, curated, owners)
    _describe_all(resolved, clusters, ids, blocks, curated)
    before = {row.author for row in blocks.stored} | set(blocks.previous.values())
    resolved.new = set(ids) - before
    resolved.gone = before - set(ids) - set(resolved.merged)
    return resolved


def _name_new(database: Database, clusters: Sequence[Cluster], settled: SettledIds) -> list[str]:
    new = [one for one, old in zip(clusters, settled.ids, strict=True) if old is None]
    wanted = {one for cluster in new for one in islice(propose_author_ids(cluster), _PROPOSED)}
    taken = existing.find_taken_ids(database, wanted) | settled.reserved
    taken |= {old for old in settled.ids if old}
    ids = []
    for cluster, old in zip(clusters, settled.ids, strict=True):
        author = old or name_author(cluster, taken)
        taken.add(author)
        ids.append(author)
    return ids


def _describe_all(
    resolved: ResolvedAuthors,
    clusters: Sequence[Cluster],
    ids: Sequence[str],
    blocks: Blocks,
    curated: Curated,
) -> None:
    names = _find_given_names(clusters, ids, curated)
    pages = find_pages(clusters)
    stored = {(row.author, row.paper): row for row in blocks.stored}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for place, (author, cluster) in enumerate(zip(ids, clusters, strict=True)):
        known = [blocks.profiles[page] for page in pages[place] if page in blocks.profiles]
        node = _describe(author, cluster, pages[place], known, names.get(place))
        resolved.authors.append(node)
        for judgement in cluster.judgements:
            if judgement.mention.paper:
                row = _authorship(author, judgement, blocks.places[judgement.mention.key], curated)
                resolved.authorships.append(_date(row, stored.get((author, row.paper)), now))


def _find_given_names(
    clusters: Sequence[Cluster], ids: Sequence[str], curated: Curated
) -> dict[int, str]:
    """Give the names that curators gave, by cluster; the later decision counts.

    Where the mentions have come apart, the name stays with the id that it was given to.
    """
    if not curated.names:
        return {}
    places = {m.key: place for place, one in enumerate(clusters) for m in one.mentions}
    given: dict[int, str] = {}
    for one in curated.names:
        holders = {places[key] for key in one.keys if key in places}
        named = [place for place in holders if ids[place] == one.author]
        place = named[0] if named else find_majority(one.keys, places)
        if place is not None:
            given.setdefault(place, one.name)
    return given


def _describe(
    author: str,
    cluster: Cluster,
    pages: Sequence[str],
    profiles: Sequence[Profile],
    given: str | None,
) -> AuthorNode:
    printed = choose_name(cluster.mentions)
    name = given or printed
    variants = sorted({mention.name.printed for mention in cluster.mentions})
    return AuthorNode(
        author,
        {
            "name": name,
            "nameVariants": variants,
            "nameKey": min(m.name.block for m in cluster.mentions if m.name.printed == printed),
            "searchText": " | ".join([name, *(other for other in variants if other != name)]),
            **describe_author(list(profiles)),
        },
        tuple(pages),
    )


def _authorship(author: str, judgement: Judgement, place: Place, curated: Curated) -> AuthorshipRow:
    reasons = curated.reasons.get(judgement.mention.key, ())
    return AuthorshipRow(
        author,
        place.paper,
        {
            "position": place.position,
            "printedName": place.printed,
            "inferred": place.inferred,
            "confidence": 1.0 if reasons else round(judgement.score, _CONFIDENCE_DIGITS),
            "sources": list(place.sources),
            "evidence": [*reasons, *judgement.evidence],
            "method": CURATED if reasons else METHOD,
            "profiles": list(place.pages),
            "affiliations": list(place.affiliations) or None,
            "ids": list(place.ids) or None,
            "institutions": list(place.institutions) or None,
        },
    )


def _date(row: AuthorshipRow, stored: StoredAuthorship | None, now: str) -> AuthorshipRow:
    """Say when it was decided: now, unless the graph has the same decision already."""
    same = stored is not None and all(
        stored.properties.get(key) == row.properties[key] for key in _DECISION
    )
    decided_at = stored.properties.get("decidedAt") if same and stored else now
    return AuthorshipRow(row.author, row.paper, {**row.properties, "decidedAt": decided_at})


def is_same_row(stored: StoredAuthorship, row: AuthorshipRow) -> bool:
    """Whether the graph has the authorship just so."""
    said = {key: value for key, value in row.properties.items() if value is not None}
    return stored.author == row.author and dict(stored.properties) == said
