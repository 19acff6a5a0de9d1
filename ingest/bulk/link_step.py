"""Second step in Python: entries that may be one paper, to papers with all that hangs on them."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import orjson

from ingest.bulk.empty_graph import EmptyGraph
from ingest.bulk.institutions import KeepDescriptions
from ingest.bulk.read_step import REPORT, pack_report
from ingest.bulk.rows import BulkRow, node, relationship, write_json
from ingest.bulk.shared_places import SharedPlaces
from ingest.imports.given import BROUGHT
from ingest.linkers.mentions import Mention
from ingest.loaders.changes import Changes
from ingest.records import PaperRecord
from ingest.report import RunReport
from ingest.resolve.changes import add_papers
from ingest.resolve.entries import name_entry
from ingest.resolve.mentions import Blocks, gather_blocks
from ingest.resolve.papers import (
    IncomingPaper,
    TouchedPapers,
    keep_newest,
    resolve_papers,
)
from ingest.resolve.profiles import Profile
from ingest.resolve.subjects import add_origins, add_subjects
from ingest.resolve.workplaces import place_papers

MENTION = "mention"
BRIDGE = "bridge"
CITING = "citing"
CITED = "cited"

_AT_ONCE = 400
"""Entries that are linked in one call: calls cost, and so does memory."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that entries stand on: what each says, and the first of each file."""

    profiles: Mapping[str, Profile]
    heads: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Origin:
    """The import that a bulk load is."""

    id: str
    at: str


@dataclass(frozen=True, slots=True)
class _Load:
    pages: Pages
    origin: Origin
    known: SharedPlaces


def link_step(
    pages: Pages, origin: Origin, known: SharedPlaces
) -> Callable[[Iterator[dict[str, Any]]], Iterable[BulkRow]]:
    """Give the function that links entries; those of one `component` come one after another."""

    def run(rows: Iterator[dict[str, Any]]) -> Iterator[BulkRow]:
        report = RunReport()
        for some in _whole_components(rows):
            incoming = [_read_entry(row, pages) for row in some]
            yield from _link(incoming, _Load(pages, origin, known), report)
        yield BulkRow(REPORT, "papers", said=write_json(pack_report(report)))

    return run


def _whole_components(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    some: list[dict[str, Any]] = []
    for _, members in groupby(rows, key=itemgetter("component")):
        some += members
        if len(some) >= _AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _read_entry(row: Mapping[str, Any], pages: Pages) -> IncomingPaper:
    said = orjson.loads(row["said"])
    form, file, title = row["key"].split("\x1f", 2)
    record = PaperRecord.from_json(orjson.loads(said["record"]))
    page = said["page"] or pages.heads.get(said["where"])
    return IncomingPaper(name_entry((form, file, title), row["number"]), record, page)


def _link(incoming: Sequence[IncomingPaper], load: _Load, report: RunReport) -> Iterator[BulkRow]:
    graph = EmptyGraph()
    incoming = keep_newest(incoming, report)
    standing = {each.profile for each in incoming if each.profile}
    profiles = {key: load.pages.profiles[key] for key in standing}
    touched = resolve_papers(graph, incoming, profiles, report)
    described = KeepDescriptions()
    touched.papers, touched.origins = place_papers(
        graph, touched.papers, load.known.open(), described
    )
    changes = Changes()
    add_papers(changes, touched)
    add_subjects(changes, graph, touched.papers)
    add_origins(changes, touched.origins)
    yield from _write_papers(changes, touched, load.origin)
    yield from _write_keys(changes, touched)
    yield from _write_subjects(changes)
    yield from described.list_rows()
    blocks = gather_blocks(graph, touched.papers, touched.merged, {}, ())
    blocks.profiles |= profiles
    yield from write_mentions(blocks)


def _write_papers(changes: Changes, touched: TouchedPapers, origin: Origin) -> Iterator[BulkRow]:
    for row in changes.papers:
        yield node("Paper", row["id"], row["properties"])
    for row in changes.records:
        yield node("SourceRecord", row["id"], row["properties"])
        yield relationship("HAS_SOURCE", row["paper"], row["id"])
        given = {"role": BROUGHT, "at": origin.at, "profile": touched.pages[row["id"]]}
        yield relationship("FROM_IMPORT", row["id"], origin.id, given)


def _write_keys(changes: Changes, touched: TouchedPapers) -> Iterator[BulkRow]:
    """Give the external ids, and by them who cites and who is cited."""
    for row in changes.identifiers:
        for key in row["keys"]:
            yield node("Identifier", key, {})
            yield relationship("HAS_IDENTIFIER", row["record"], key)
    for paper in touched.papers:
        for key in sorted(paper.references):
            yield BulkRow(CITING, key, paper.id)
        for key in sorted(paper.keys):
            yield BulkRow(CITED, key, paper.id)


def _write_subjects(changes: Changes) -> Iterator[BulkRow]:
    for row in changes.categories:
        yield node("Category", row["id"], row["properties"])
        if row["parent"] is not None:
            yield relationship("PART_OF", row["id"], row["parent"])
    for row in changes.topics:
        yield node("Topic", row["id"], row["properties"])
    for row in changes.topic_parents:
        for broader in row["broader"]:
            yield relationship("PART_OF", row["topic"], broader)
    for kind, rows, members, end in (
        ("IN_CATEGORY", changes.filings, "filings", "category"),
        ("ABOUT", changes.subjects, "subjects", "topic"),
        ("FROM_INSTITUTION", changes.origins, "origins", "institution"),
    ):
        for row in rows:
            for place, member in enumerate(row[members]):
                found = relationship(kind, row["paper"], member[end], member["properties"])
                yield found._replace(place=place)


def write_mentions(blocks: Blocks) -> Iterator[BulkRow]:
    """Give the mentions by their blocks, and the pairs of blocks that their names connect."""
    for mention in blocks.mentions:
        place = blocks.places.get(mention.key)
        pages = {page: dict(blocks.profiles[page].properties) for page in mention.pages}
        payload = pickle.dumps((mention, place, pages), pickle.HIGHEST_PROTOCOL)
        yield BulkRow(MENTION, mention.name.block, mention.key, payload=payload)
        yield from _bridge(mention)


def _bridge(mention: Mention) -> Iterator[BulkRow]:
    block = mention.name.block
    for key in mention.name.keys:
        if key != block:
            yield BulkRow(BRIDGE, min(block, key), max(block, key))
