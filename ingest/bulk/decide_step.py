"""Third step in Python: the mentions of whole blocks, to authors with their authorships."""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from graph.paths.options import DERIVATION_THRESHOLD
from ingest.bulk.empty_graph import EmptyGraph
from ingest.bulk.link_step import Origin, write_institutions, write_mentions
from ingest.bulk.read_step import REPORT, pack_report
from ingest.bulk.rows import BulkRow, node, relationship, write_json
from ingest.imports.given import BROUGHT
from ingest.loaders.changes import Changes
from ingest.report import Outcome, RunReport
from ingest.resolve.authors import ResolvedAuthors, resolve_authors
from ingest.resolve.changes import Decided, add_authors
from ingest.resolve.mentions import Blocks, gather_blocks
from ingest.resolve.papers import TouchedPapers
from ingest.resolve.profiles import Profile
from ingest.resolve.registered_people import attach_registered
from ingest.resolve.subjects import add_affiliations
from ingest.resolve.workplaces import Origins

CLAIM = "claim"

_AT_ONCE = 2_000
"""Mentions that are decided in one call."""
_NUMBER_BYTES = 7


def own_pages(profiles: Mapping[str, Profile], origin: Origin) -> Iterator[BulkRow]:
    """Give the pages as nodes, and their owners as mentions."""
    report = RunReport()
    for key, profile in profiles.items():
        report.count("profile", Outcome.NEW, "no such page before")
        yield node("Profile", key, profile.properties)
        given = {"role": BROUGHT, "at": origin.at}
        yield relationship("FROM_IMPORT", key, origin.id, given)
    yield from write_mentions(gather_blocks(EmptyGraph(), (), {}, profiles, ()))
    yield BulkRow(REPORT, "pages", said=write_json(pack_report(report)))


def decide_step() -> Callable[[Iterator[dict[str, Any]]], Iterable[BulkRow]]:
    """Give the function that decides mentions; those of one `root` come one after another."""

    def run(rows: Iterator[dict[str, Any]]) -> Iterator[BulkRow]:
        for some in _whole_blocks(rows):
            chunk = _number(some)
            for row in _decide(some):
                yield replace(row, place=chunk)

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


def _decide(payloads: Sequence[bytes]) -> Iterator[BulkRow]:
    graph, blocks = EmptyGraph(), Blocks()
    for payload in payloads:
        mention, place, pages = pickle.loads(payload)  # noqa: S301 - written by the step before
        blocks.add(mention, place)
        blocks.profiles |= {key: Profile(key, said) for key, said in pages.items()}
    resolved = resolve_authors(graph, blocks)
    changes = Changes()
    notes = attach_registered(graph, blocks, resolved, {})
    decided = Decided(TouchedPapers(), blocks, resolved, notes)
    add_authors(changes, graph, decided, DERIVATION_THRESHOLD)
    add_affiliations(changes, graph, resolved.authors, blocks.profiles, Origins())
    yield from _write_authors(changes)
    yield from write_institutions(changes)
    yield from _claim_ids(blocks, resolved)


def _write_authors(changes: Changes) -> Iterator[BulkRow]:
    for row in changes.authors:
        yield node("Author", row["id"], row["properties"])
    for row in changes.authorships:
        yield relationship("AUTHORED", row["author"], row["paper"], row["properties"])
    for row in changes.author_profiles:
        yield relationship("HAS_PROFILE", row["author"], row["profile"])
    for row in changes.affiliations:
        for institution in row["institutions"]:
            yield relationship("AFFILIATED_WITH", row["author"], institution)
    for row in changes.bridges:
        for key in (row["left"], row["right"]):
            yield node("NameKey", f"name-key:{key}", {"key": key})
        yield relationship("MEETS", f"name-key:{row['left']}", f"name-key:{row['right']}")


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
