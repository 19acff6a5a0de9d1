"""Which institutions a batch names, and what they are once it is in."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph.store.database import Database
from ingest.linkers.link_institutions import link_institutions, name_group
from ingest.linkers.merge_institutions import (
    BYLINE,
    LIST,
    ROR,
    TEXT,
    Description,
    merge_descriptions,
)
from ingest.loaders import existing
from ingest.resolve.places import describe_listed, describe_stored, write_institution


@dataclass(slots=True)
class ResolvedInstitutions:
    """The institutions of a batch: `ids` by their keys, `rows` of those that differ in the graph.

    `merged` says which ids go into which; `new` are those that the graph does not have.
    """

    ids: dict[str, str] = field(default_factory=dict)
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)

    def get_id(self, one: Description) -> str:
        """Give the id of an institution that was resolved."""
        return self.ids[key_of(one)]


Resolver = Callable[
    [Database, Iterable[Description], ResolvedInstitutions | None], ResolvedInstitutions
]
"""Gives the institutions that are meant, as `resolve_institutions` does."""


def resolve_institutions(
    database: Database,
    descriptions: Iterable[Description],
    earlier: ResolvedInstitutions | None = None,
    redirects: Mapping[str, str] | None = None,
) -> ResolvedInstitutions:
    """Link descriptions with each other and with the institutions in the graph.

    `earlier` are those that the batch has resolved already and not yet written. `redirects` are
    ROR ids that were withdrawn, with those that took their place.
    """
    said = _add_listed(list(dict.fromkeys(descriptions)))
    gone = redirects or {}
    resolved = ResolvedInstitutions()
    if not said:
        return resolved
    rors = {one.ror for one in said if one.ror} | {*gone.values()}
    stored, moved = _find_stored(database, said, rors, earlier or resolved)
    gone = {**_find_withdrawn(stored, moved), **gone}
    graph = {key: _forward(one, gone) for key, one in sorted(stored.items())}
    fresh = [_forward(_follow(one, moved), gone) for one in said]
    taken = {*stored, *moved}
    for group in link_institutions([*graph.values(), *fresh]):
        taken.add(_settle(resolved, group, stored, graph, taken))
    for one in said:  # under the keys that they came with
        current = _forward(_follow(one, moved), gone)
        resolved.ids[key_of(one)] = resolved.ids[key_of(current)]
    return resolved


def _add_listed(said: list[Description]) -> list[Description]:
    """Add what the list that ships says of the same ROR ids."""
    listed = (describe_listed(one.ror) for one in said if one.ror)
    return list(dict.fromkeys([*said, *(one for one in listed if one)]))


def _find_stored(
    database: Database,
    said: Sequence[Description],
    rors: Collection[str],
    earlier: ResolvedInstitutions,
) -> tuple[dict[str, Description], dict[str, str]]:
    """Give the institutions that may be meant, and where ids went that no longer are theirs."""
    plain = {name for one in said for name in one.plain_ids} | {one.id for one in said if one.id}
    found = existing.find_institutions(
        database,
        rors,
        {one.openalex_id for one in said if one.openalex_id},
        plain,
    )
    moved = {old: one.properties["id"] for one in found for old in one.moved}
    stored = {one.properties["id"]: describe_stored(one.properties) for one in found}
    unknown = {one.name for one in said if not one.keys}
    for properties in existing.find_institutions_by_alias(database, unknown):
        stored.setdefault(properties["id"], describe_stored(properties))
    stored |= {key: describe_stored({**row, "id": key}) for key, row in earlier.rows.items()}
    moved |= earlier.merged
    return {key: one for key, one in stored.items() if key not in earlier.merged}, moved


def _find_withdrawn(stored: Mapping[str, Description], moved: Mapping[str, str]) -> dict[str, str]:
    """Give the ROR ids that were withdrawn, with those of the institutions that took them over."""
    found = {}
    for old, where in moved.items():
        kind, _, ror = old.partition(":")
        taker = stored[where].ror if where in stored else None
        if kind == ROR and taker:
            found[ror] = taker
    return found


def _follow(one: Description, moved: Mapping[str, str]) -> Description:
    where = None if one.keys else moved.get(key_of(one))
    return replace(one, id=where) if where else one


def _forward(one: Description, gone: Mapping[str, str]) -> Description:
    """Give a description of a withdrawn ROR id as a mere mention of the one that took its place."""
    if one.ror not in gone:
        return one
    ror = one.ror or ""
    while ror in gone:
        ror = gone[ror]
    name_only = Description(one.name, one.source if one.source == BYLINE else TEXT)
    known_as = one.id if one.source != LIST else None
    return replace(name_only, id=known_as, ror=ror, openalex_id=one.openalex_id)


def _settle(
    resolved: ResolvedInstitutions,
    group: Sequence[Description],
    stored: Mapping[str, Description],
    graph: Mapping[str, Description],
    taken: Collection[str],
) -> str:
    """Add what one group becomes; give its id, which nothing else may have then."""
    olds = sorted(
        {one.id for one in group if one.id and graph.get(one.id) is one},
        key=lambda key: (stored[key].keys != graph[key].keys, stored[key].ror is None, key),
    )
    if olds:
        winner = olds[0]
        resolved.merged |= dict.fromkeys(olds[1:], winner)
    else:
        winner = name_group(group, taken)
        resolved.new.add(winner)
    whole = merge_descriptions(group)
    if not olds or olds[1:] or whole != replace(stored[winner], id=whole.id):
        resolved.rows[winner] = write_institution(whole)
    for one in group:
        resolved.ids |= dict.fromkeys((*one.keys, key_of(one)), winner)
    return winner


def key_of(one: Description) -> str:
    """Give the text by which a batch tells the institution that is meant."""
    return one.keys[0] if one.keys else one.id or one.plain_ids[0]
