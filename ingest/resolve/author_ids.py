"""Which ids authors have once curators have spoken: an id that a decision remembers comes back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.store.database import Database
from ingest.linkers.assign_ids import keep_ids
from ingest.linkers.mentions import Cluster
from ingest.resolve.curators import Claim, Curated, find_majority
from ingest.resolve.former_ids import IdNow, Settling, find_ids, recall_ids


@dataclass(slots=True)
class SettledIds:
    """The id of each cluster (None if it is new and nobody claims one for it).

    `merged` are ids that go into others, `returned` those that redirected until now, and
    `reserved` those that no new author may take.
    """

    ids: list[str | None]
    merged: dict[str, str]
    returned: set[str] = field(default_factory=set)
    reserved: set[str] = field(default_factory=set)


def settle_ids(
    database: Database,
    clusters: Sequence[Cluster],
    previous: Mapping[str, str],
    curated: Curated,
) -> SettledIds:
    """Give each cluster the id that decisions claim for it, else the one that it keeps.

    Who has none then, or comes out of a decision that is undone, gets the id back that decisions
    remember. `previous` maps mention keys to author ids. An id of an author elsewhere is never
    taken away.
    """
    kept, merged = keep_ids(clusters, previous)
    if not (curated.claims or curated.memories):
        return SettledIds(kept, merged)
    known = {claim.author for claim in (*curated.claims, *curated.memories)}
    now = find_ids(database, known)
    claimed = _assign(clusters, previous, curated.claims, now)
    claimed |= recall_ids(curated, Settling(clusters, previous, kept, claimed, now))
    taken = set(claimed.values())
    ids = [claimed.get(place, old if old not in taken else None) for place, old in enumerate(kept)]
    return SettledIds(
        ids=ids,
        merged=_merge(clusters, previous, ids),
        returned={one for one in taken if now[one].into and not now[one].author},
        reserved=known,
    )


def find_redirects(
    database: Database,
    curated: Curated,
    owners: Mapping[str, str],
    merged: Collection[str],
) -> list[Mapping[str, Any]]:
    """Give the rows that let remembered ids answer which are nobody's: for whom most mentions are.

    `owners` maps mention keys to author ids as they are decided now.
    """
    # What holds is asked before what was, and what was later before what was earlier.
    claims = [*curated.claims, *reversed(curated.memories)]
    if not claims:
        return []
    now = find_ids(database, {claim.author for claim in claims})
    current = set(owners.values())
    rows: dict[str, str] = {}
    for claim in claims:
        free = not now[claim.author].author and claim.author not in current
        winner = _find_owner(claim.keys, owners)
        if free and winner and claim.author not in merged:
            rows.setdefault(claim.author, winner)
    return [
        {"id": one, "winner": winner} for one, winner in rows.items() if now[one].into != winner
    ]


def _find_owner(keys: Collection[str], owners: Mapping[str, str]) -> str | None:
    authors = sorted(set(owners.values()))
    numbers = {author: number for number, author in enumerate(authors)}
    place = find_majority(keys, {key: numbers[owners[key]] for key in keys if key in owners})
    return None if place is None else authors[place]


def _assign(
    clusters: Sequence[Cluster],
    previous: Mapping[str, str],
    claims: Iterable[Claim],
    now: Mapping[str, IdNow],
) -> dict[int, str]:
    places = {m.key: place for place, one in enumerate(clusters) for m in one.mentions}
    here = set(previous.values())
    claimed: dict[int, str] = {}
    for claim in claims:
        if claim.whole and len({places[key] for key in claim.keys if key in places}) > 1:
            continue
        place = find_majority(claim.keys, places)
        if place is None or place in claimed or claim.author in claimed.values():
            continue
        before = {previous.get(mention.key) for mention in clusters[place].mentions}
        is_free = claim.author not in here and not now[claim.author].author
        if is_free or claim.author in before:
            claimed[place] = claim.author
    return claimed


def _merge(
    clusters: Sequence[Cluster], previous: Mapping[str, str], ids: Sequence[str | None]
) -> dict[str, str]:
    """Say where the ids go that no cluster has any more: to most of their mentions."""
    places = {m.key: place for place, one in enumerate(clusters) for m in one.mentions}
    mentions: dict[str, list[str]] = {}
    for key, author in previous.items():
        mentions.setdefault(author, []).append(key)
    merged = {}
    for author in sorted(mentions.keys() - set(ids)):
        place = find_majority(mentions[author], places)
        winner = None if place is None else ids[place]
        if winner:
            merged[author] = winner
    return merged
