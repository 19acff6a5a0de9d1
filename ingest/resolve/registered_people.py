"""External ids of authors, and what registers say about those who bear them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.store.database import Database
from ingest.loaders import existing_people
from ingest.resolve.authors import AuthorNode, ResolvedAuthors
from ingest.resolve.mentions import Blocks
from ingest.resolve.profiles import Profile, describe_author

ORCID = "orcid"
OPENALEX = "openalex"
_PROPERTIES = {ORCID: "orcid", OPENALEX: "openalexId"}

WAITING = "records of people whom no paper names by their ids: kept until one does"

Bearers = Mapping[str, str]


def agree_on_ids(stated: Iterable[Iterable[str]]) -> dict[str, str | None]:
    """Give the ORCID and the OpenAlex id of an author, from what each paper states.

    Where papers state several of one kind, somebody is wrong, and it is not known who: none.
    """
    found = {key for ids in stated for key in ids}
    agreed: dict[str, str | None] = {}
    for kind, name in _PROPERTIES.items():
        values = [key.partition(":")[2] for key in found if key.startswith(f"{kind}:")]
        agreed[name] = values[0] if len(values) == 1 else None
    return agreed


def attach_registered(
    database: Database,
    blocks: Blocks,
    resolved: ResolvedAuthors,
    profiles: Mapping[str, Profile],
) -> Counter[str]:
    """Give the decided authors their ids, and them and others the records of their registers.

    A record of `profiles`, those of the batch, whose person the graph does not have waits there.
    Gives remarks, counted.
    """
    stated: dict[str, list[Sequence[str]]] = defaultdict(list)
    for row in resolved.authorships:
        stated[row.author].append(row.properties["ids"] or ())
    agreed = {author.id: agree_on_ids(stated[author.id]) for author in resolved.authors}
    registered = _find_registered(database, agreed.values(), profiles)
    blocks.profiles |= registered
    bearers = _choose_bearers(agreed, stated)
    owners = {key: _find_bearer(profile, bearers) for key, profile in registered.items()}
    resolved.authors[:] = [
        _describe(author, agreed[author.id], owners, blocks.profiles) for author in resolved.authors
    ]
    waiting = [registered[key] for key, owner in owners.items() if owner is None]
    decided = {*agreed, *resolved.merged, *resolved.gone}
    others = _find_others(database, blocks, waiting, decided)
    resolved.authors += others
    notes = Counter(_list_disputes(stated))
    taken = {key for author in others for key in author.profiles}
    notes[WAITING] = sum(one.id not in taken for one in waiting if one.id in profiles)
    return +notes


def _list_disputes(stated: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[str]:
    for papers in stated.values():
        found = {key for ids in papers for key in ids}
        for kind, name in _PROPERTIES.items():
            if sum(key.startswith(f"{kind}:") for key in found) > 1:
                yield f"authors whose papers state several ids: {name} is left open"


def _find_registered(
    database: Database,
    agreed: Iterable[Mapping[str, str | None]],
    profiles: Mapping[str, Profile],
) -> dict[str, Profile]:
    ids = list(agreed)
    stored = existing_people.find_profiles_by_id(
        database,
        {one["orcid"] for one in ids if one["orcid"]},
        {one["openalexId"] for one in ids if one["openalexId"]},
    )
    found = {key: Profile(key, one.properties) for key, one in stored.items()}
    return found | {key: one for key, one in profiles.items() if one.properties.get("registered")}


def _choose_bearers(
    agreed: Mapping[str, Mapping[str, str | None]], stated: Mapping[str, Sequence[Sequence[str]]]
) -> Bearers:
    """Give the author of each id: of several the one with most papers that state it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for author, ids in agreed.items():
        for key in list_ids(ids):
            votes[key][author] = sum(key in paper for paper in stated[author])
    return {key: min(found, key=lambda one: (-found[one], one)) for key, found in votes.items()}


def list_ids(properties: Mapping[str, Any]) -> Iterator[str]:
    """Give the ids by which authors and registers' records are told, the surest first."""
    for kind, name in _PROPERTIES.items():
        if properties.get(name):
            yield f"{kind}:{properties[name]}"


def _find_bearer(profile: Profile, bearers: Bearers) -> str | None:
    return next((bearers[k] for k in list_ids(profile.properties) if k in bearers), None)


def _describe(
    author: AuthorNode,
    ids: Mapping[str, str | None],
    owners: Mapping[str, str | None],
    profiles: Mapping[str, Profile],
) -> AuthorNode:
    own = sorted({*author.profiles, *(key for key, owner in owners.items() if owner == author.id)})
    known = [profiles[key] for key in own if key in profiles]
    properties = {**author.properties, **describe_author(known), **ids}
    return replace(author, properties=properties, profiles=tuple(own))


def _find_others(
    database: Database, blocks: Blocks, waiting: Sequence[Profile], decided: set[str]
) -> list[AuthorNode]:
    """Give the authors outside of the batch whom records are about, with what is new of them."""
    stored = existing_people.find_authors_by_id(
        database,
        {one.properties["orcid"] for one in waiting if one.properties.get("orcid")},
        {one.properties["openalexId"] for one in waiting if one.properties.get("openalexId")},
    )
    known = {one.properties["id"]: one for one in stored if one.properties["id"] not in decided}
    ranked = sorted(known, key=lambda key: (-known[key].properties["paperCount"], key))
    bearers: dict[str, str] = {}
    for author in ranked:
        for key in list_ids(known[author].properties):
            bearers.setdefault(key, author)
    added: dict[str, dict[str, Profile]] = defaultdict(dict)
    for profile in waiting:
        bearer = _find_bearer(profile, bearers)
        if bearer is not None:
            added[bearer][profile.id] = profile
    return [_add(known[author], found, blocks) for author, found in sorted(added.items())]


def _add(
    author: existing_people.StoredAuthor, found: Mapping[str, Profile], blocks: Blocks
) -> AuthorNode:
    own = {one["id"]: Profile(one["id"], one) for one in author.profiles} | dict(found)
    blocks.profiles |= own
    blocks.previous |= {one["id"]: author.properties["id"] for one in author.profiles}
    figures = describe_author([own[key] for key in sorted(own)])
    return AuthorNode(author.properties["id"], figures, tuple(sorted(own)))
