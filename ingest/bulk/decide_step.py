"""Third step in Python: the mentions of whole blocks, to authors with their authorships."""

import hashlib
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from ingest.bulk.empty_graph import EmptyGraph
from ingest.bulk.institutions import KeepDescriptions
from ingest.bulk.link_step import Origin, write_mentions
from ingest.bulk.read_step import REPORT, pack_report
from ingest.bulk.rows import BulkRow, node, relationship, write_json
from ingest.bulk.shared_places import SharedPlaces
from ingest.imports.given import BROUGHT
from ingest.loaders.changes import Changes
from ingest.report import Outcome, RunReport
from ingest.resolve.authors import ResolvedAuthors, resolve_authors
from ingest.resolve.changes import Decided, add_authors
from ingest.resolve.known_places import Places
from ingest.resolve.mentions import Blocks, gather_blocks
from ingest.resolve.papers import TouchedPapers
from ingest.resolve.profiles import Profile
from ingest.resolve.registered_people import attach_registered, list_ids
from ingest.resolve.subjects import add_affiliations
from ingest.resolve.workplaces import Origins, list_workplaces

CLAIM = "claim"
BEARER = "bearer"
"""An author whose papers state an external id, and how many do."""
STATED = "stated"
"""A register's record of a person with one of its ids, and the place of that among them."""

_AT_ONCE = 2_000
"""Mentions that are decided in one call."""
_NUMBER_BYTES = 7


def own_pages(
    profiles: Mapping[str, Profile], origin: Origin, known: SharedPlaces
) -> Iterator[BulkRow]:
    """Give the pages as nodes, and their owners as mentions."""
    report = RunReport()
    for key, profile in profiles.items():
        report.count("profile", Outcome.NEW, "no such page before")
        yield node("Profile", key, profile.properties)
        given = {"role": BROUGHT, "at": origin.at}
        yield relationship("FROM_IMPORT", key, origin.id, given)
        if profile.properties.get("registered"):
            for place, one in enumerate(list_ids(profile.properties)):
                yield BulkRow(STATED, key, one, place)
    described = KeepDescriptions()
    places = known.open()
    described(EmptyGraph(), (one for p in profiles.values() for one in list_workplaces(p, places)))
    yield from described.list_rows()
    yield from write_mentions(gather_blocks(EmptyGraph(), (), {}, profiles, ()))
    yield BulkRow(REPORT, "pages", said=write_json(pack_report(report)))


def decide_step(
    institutions: Mapping[str, str], known: SharedPlaces
) -> Callable[[Iterator[dict[str, Any]]], Iterable[BulkRow]]:
    """Give the function that decides mentions; those of one `root` come one after another.

    `institutions` are the ids of institutions by their keys.
    """

    def run(rows: Iterator[dict[str, Any]]) -> Iterator[BulkRow]:
        for some in _whole_blocks(rows):
            chunk = _number(some)
            for row in _decide(some, institutions, known.open()):
                yield row._replace(place=chunk)

    return run


def _number(payloads: Sequence[bytes]) -> int:
    """Give a number to tell the authors of one call from those of others."""
    return int.from_bytes(hashlib.sha256(payloads[0]).digest()[:_NUMBER_BYTES])


def _whole_blocks(rows: Iterator[dict[str, Any]]) -> Iterator[list[bytes]]:
    some: list[bytes] = []
    for _, members in groupby(rows, key=itemgetter("root")):
        some += [row["payload"] for row in members]
        if len(some) >= _AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _decide(
    payloads: Sequence[bytes], institutions: Mapping[str, str], places: Places
) -> Iterator[BulkRow]:
    graph, blocks = EmptyGraph(), Blocks()
    for payload in payloads:
        mention, place, pages = pickle.loads(payload)  # noqa: S301 - written by the step before
        blocks.add(mention, place)
        blocks.profiles |= {key: Profile(key, said) for key, said in pages.items()}
    resolved = resolve_authors(graph, blocks)
    changes = Changes()
    notes = attach_registered(graph, blocks, resolved, {})
    decided = Decided(TouchedPapers(), blocks, resolved, notes)
    add_authors(changes, graph, decided)
    described = KeepDescriptions()
    origins = Origins(places, resolve=described)
    add_affiliations(changes, graph, resolved.authors, blocks.profiles, origins)
    yield from _write_authors(changes, institutions)
    yield from _claim_ids(blocks, resolved)
    yield from _bear_ids(resolved)
    yield BulkRow(REPORT, "authors", said=write_json(pack_report(RunReport(notes=notes))))


def _write_authors(changes: Changes, institutions: Mapping[str, str]) -> Iterator[BulkRow]:
    for row in changes.authors:
        yield node("Author", row["id"], row["properties"])
    for row in changes.new_authorships:
        said = dict(row["properties"])
        if said.get("institutions"):
            said["institutions"] = _name_once(said["institutions"], institutions)
        yield relationship("AUTHORED", row["author"], row["paper"], said)
    for row in changes.author_profiles:
        yield relationship("HAS_PROFILE", row["author"], row["profile"])
    for row in changes.affiliations:
        for institution in _name_once(row["institutions"], institutions):
            yield relationship("AFFILIATED_WITH", row["author"], institution)
    for row in changes.bridges:
        for key in (row["left"], row["right"]):
            yield node("NameKey", f"name-key:{key}", {"key": key})
        yield relationship("MEETS", f"name-key:{row['left']}", f"name-key:{row['right']}")


def _bear_ids(resolved: ResolvedAuthors) -> Iterator[BulkRow]:
    """Say which authors bear which external ids, by how many of their papers."""
    papers = Counter(
        (row.author, one) for row in resolved.authorships for one in row.properties["ids"] or ()
    )
    for author in resolved.authors:
        for one in list_ids(author.properties):
            yield BulkRow(BEARER, author.id, one, said=str(papers[author.id, one]))


def _name_once(keys: Iterable[str], institutions: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(institutions[key] for key in keys))


def _claim_ids(blocks: Blocks, resolved: ResolvedAuthors) -> Iterator[BulkRow]:
    """Say by which mention each author comes first, for ids that others claim as well."""
    at = {
        (
            row.paper,
            row.properties["position"],
            row.properties["printedName"],
            tuple(row.properties["profiles"]),
        ): row.author
        for row in resolved.authorships
    }
    owners = {page: author.id for author in resolved.authors for page in author.profiles}
    first: dict[str, str] = {}
    for key in sorted(mention.key for mention in blocks.mentions):
        place = blocks.places.get(key)
        author = (
            at[place.paper, place.position, place.printed, place.pages] if place else owners[key]
        )
        first.setdefault(author, key)
    for author, key in first.items():
        yield BulkRow(CLAIM, author, key)
