"""Who the authors of a batch are, and what that changes for authors in the graph."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from graph.store.database import Database
from ingest.linkers.assign_ids import choose_name, keep_ids, name_author, propose_author_ids
from ingest.linkers.blocks import Bridge, find_bridges
from ingest.linkers.decide import METHOD, decide
from ingest.linkers.mentions import Cluster, Judgement
from ingest.loaders import existing
from ingest.loaders.existing import StoredAuthorship
from ingest.resolve.mentions import Blocks, Place
from ingest.resolve.profiles import Profile, describe_author

_CONFIDENCE_DIGITS = 4
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
    that the graph does not have. `bridges` are the pairs of
    blocks that these people connect.
    """

    authors: list[AuthorNode] = field(default_factory=list)
    authorships: list[AuthorshipRow] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    bridges: set[Bridge] = field(default_factory=set)
    new: set[str] = field(default_factory=set)


def resolve_authors(database: Database, blocks: Blocks) -> ResolvedAuthors:
    """Decide the blocks anew and give each cluster an id, its old one where it has one."""
    resolved = ResolvedAuthors()
    clusters = decide(blocks.mentions)
    ids, resolved.merged = keep_ids(clusters, blocks.previous)
    _name_new(database, list(zip(clusters, ids, strict=True)), blocks, resolved)
    resolved.bridges = find_bridges([one.name for one in cluster.mentions] for cluster in clusters)
    before = {row.author for row in blocks.stored} | set(blocks.previous.values())
    resolved.gone = before - {author.id for author in resolved.authors} - set(resolved.merged)
    return resolved


def _name_new(
    database: Database,
    kept: Sequence[tuple[Cluster, str | None]],
    blocks: Blocks,
    resolved: ResolvedAuthors,
) -> None:
    new = [cluster for cluster, old in kept if old is None]
    wanted = {one for cluster in new for one in islice(propose_author_ids(cluster), _PROPOSED)}
    taken = existing.find_taken_ids(database, wanted) | {old for _, old in kept if old}
    for cluster, old in kept:
        author = old or name_author(cluster, taken)
        if old is None:
            resolved.new.add(author)
            taken.add(author)
        resolved.authors.append(_describe(author, cluster, blocks.profiles))
        resolved.authorships += [
            _authorship(author, judgement, blocks.places[judgement.mention.key])
            for judgement in cluster.judgements
            if judgement.mention.paper
        ]


def _describe(author: str, cluster: Cluster, profiles: Mapping[str, Profile]) -> AuthorNode:
    pages = sorted({page for mention in cluster.mentions for page in mention.pages})
    name = choose_name(cluster.mentions)
    variants = sorted({mention.name.printed for mention in cluster.mentions})
    return AuthorNode(
        author,
        {
            "name": name,
            "nameVariants": variants,
            "nameKey": min(m.name.block for m in cluster.mentions if m.name.printed == name),
            "searchText": " | ".join([name, *(other for other in variants if other != name)]),
            **describe_author([profiles[page] for page in pages if page in profiles]),
        },
        tuple(pages),
    )


def _authorship(author: str, judgement: Judgement, place: Place) -> AuthorshipRow:
    return AuthorshipRow(
        author,
        place.paper,
        {
            "position": place.position,
            "printedName": place.printed,
            "inferred": place.inferred,
            "confidence": round(judgement.score, _CONFIDENCE_DIGITS),
            "sources": list(place.sources),
            "evidence": list(judgement.evidence),
            "method": METHOD,
            "profiles": list(place.pages),
            "affiliations": list(place.affiliations) or None,
            "ids": list(place.ids) or None,
            "institutions": list(place.institutions) or None,
        },
    )


def is_same_row(stored: StoredAuthorship, row: AuthorshipRow) -> bool:
    """Whether the graph has the authorship just so."""
    said = {key: value for key, value in row.properties.items() if value is not None}
    return stored.author == row.author and dict(stored.properties) == said
