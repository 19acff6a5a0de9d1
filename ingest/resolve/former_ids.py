"""Ids that authors had before curators spoke, and get back once nothing else claims them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph.store.database import Database
from ingest.linkers.mentions import Cluster
from ingest.resolve.curators import Claim, Curated, find_majority


@dataclass(frozen=True, slots=True)
class IdNow:
    """What an id is in the graph: an author, or merged into one, or nothing."""

    author: bool
    into: str | None


@dataclass(frozen=True, slots=True)
class Settling:
    """What is known of the clusters' ids so far.

    `previous` maps mention keys to author ids, `kept` gives the id that each cluster would keep,
    `claimed` those that decisions give it, by its place; `now` says what the ids are.
    """

    clusters: Sequence[Cluster]
    previous: Mapping[str, str]
    kept: Sequence[str | None]
    claimed: Mapping[int, str]
    now: Mapping[str, IdNow]

    def list_places(self) -> dict[str, int]:
        """Give the cluster of each mention."""
        return {m.key: place for place, one in enumerate(self.clusters) for m in one.mentions}


def find_ids(database: Database, ids: Collection[str]) -> dict[str, IdNow]:
    """Say what each id is now."""
    rows = database.run_named("curation/find_ids", ids=sorted(ids))
    return {row["id"]: IdNow(row["author"], row["into"]) for row in rows}


def recall_ids(curated: Curated, settling: Settling) -> dict[int, str]:
    """Give the ids that decisions remember to clusters which no decision claims an id for.

    A cluster with mentions of a decision that is undone gets its id back, from another such
    cluster too if need be; any other cluster only where it would be new, an id of nobody's, and of
    most of its mentions.
    """
    places = settling.list_places()
    known = {None, *settling.now}
    released = {places[key] for key in curated.released if key in places}
    asked = {one for one in released - settling.claimed.keys() if settling.kept[one] in known}
    ranked = [
        (place, claim.author)
        for place, claim in _rank(curated.memories, places)
        if place in asked or _is_most(claim, settling.clusters[place])
    ]
    refused: set[tuple[int, str]] = set()
    while True:
        recalled = _recall(ranked, settling, asked, refused)
        robbed = _find_robbed(settling, recalled, asked)
        if not robbed:
            return recalled
        refused |= {pair for pair in recalled.items() if pair[1] in robbed}


def recall_split_off(
    memories: Sequence[Claim], leaving: Collection[str], now: Mapping[str, IdNow], author: str
) -> str | None:
    """Give the id that mentions which leave an author had before they were merged into it.

    Most of those that had it must leave: one paper of many may be a third person's.
    """
    here = dict.fromkeys(leaving, 0)
    left = [
        one
        for one in memories
        if now[one.author].into == author and 2 * len(one.keys & here.keys()) > len(one.keys)
    ]
    for _, claim in _rank(left, here):
        if not now[claim.author].author:
            return claim.author
    return None


def _rank(memories: Sequence[Claim], places: Mapping[str, int]) -> list[tuple[int, Claim]]:
    """Give places with what is remembered: who has come least apart first, then the earliest."""
    ranked = []
    for order, claim in enumerate(memories):
        place = find_majority(claim.keys, places)
        if place is not None:
            together = sum(places.get(key) == place for key in claim.keys) / len(claim.keys)
            ranked.append((-together, order, place, claim))
    return [(place, claim) for _, _, place, claim in sorted(ranked, key=lambda one: one[:3])]


def _is_most(claim: Claim, cluster: Cluster) -> bool:
    here = sum(mention.key in claim.keys for mention in cluster.mentions)
    return 2 * here > len(cluster.mentions)


def _recall(
    ranked: Sequence[tuple[int, str]],
    settling: Settling,
    asked: Collection[int],
    refused: Collection[tuple[int, str]],
) -> dict[int, str]:
    taken = set(settling.claimed.values())
    recalled: dict[int, str] = {}
    for place, author in ranked:
        is_open = place in asked or settling.kept[place] in {None, *taken}
        if place in settling.claimed or place in recalled or not is_open or author in taken:
            continue
        if (place, author) not in refused and _is_free(settling, place, author, asked):
            recalled[place] = author
            taken.add(author)
    return recalled


def _is_free(settling: Settling, place: int, author: str, asked: Collection[int]) -> bool:
    """Whether the id is nobody's, or this cluster's, or may pass from one to another."""
    known = settling.now[author]
    if author in settling.kept:
        holder = settling.kept.index(author)
        return holder == place or (place in asked and holder in {*asked, *settling.claimed})
    before = _list_before(settling, asked if place in asked else {place})
    return author in before or not known.author


def _list_before(settling: Settling, places: Collection[int]) -> set[str | None]:
    """Give whose the mentions of some clusters were."""
    mentions = (mention for place in places for mention in settling.clusters[place].mentions)
    return {settling.previous.get(mention.key) for mention in mentions}


def _find_robbed(
    settling: Settling, recalled: Mapping[int, str], asked: Collection[int]
) -> set[str]:
    """Give the ids that were recalled to one cluster and would leave another without any."""
    homes = {author: place for place, author in recalled.items()}
    return {
        old
        for place, old in enumerate(settling.kept)
        if old and place in asked and homes.get(old, place) != place and place not in recalled
    }
