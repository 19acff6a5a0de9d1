"""First step in Python: files to entries and pages, each with what it may be linked by."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from ingest.bulk.rows import BulkRow, write_json
from ingest.errors import IngestError
from ingest.intake import Batch, InputFile
from ingest.linkers.entries import Entry
from ingest.linkers.link_papers import list_keys
from ingest.normalisers.titles import make_title_key
from ingest.records import AuthorRecord, InstitutionRecord, PaperRecord, Rejected
from ingest.remarks import remark
from ingest.report import Outcome, RunReport
from ingest.resolve.entries import find_place, is_dated, read_title, write_record
from ingest.resolve.profiles import describe_profile, find_page

ENTRY = "entry"
DATED = "dated"
"""Marks an entry that is the only one at its place: what else stands there are its other states."""
PROFILE = "profile"
INSTITUTION = "institution"
REJECT = "reject"
REPORT = "report"

_FILE_SPAN = 1 << 40
"""More than the records of any file: places of different files do not meet."""


def read_step(
    batch: Batch, files: Sequence[InputFile]
) -> Callable[[Iterator[dict[str, Any]]], Iterable[BulkRow]]:
    """Give the function that reads the files of which it gets the numbers (`place`)."""

    def run(rows: Iterator[dict[str, Any]]) -> Iterator[BulkRow]:
        for row in rows:
            number = row["place"]
            yield from _read(batch, files[number], number * _FILE_SPAN)

    return run


def _read(batch: Batch, file: InputFile, place: int) -> Iterator[BulkRow]:
    report = RunReport()
    pages: dict[tuple[str, str], str] = {}
    try:
        for place, record in enumerate(batch.read(file), start=place):  # noqa: PLR1704, B020 - goes on from there
            yield from (_reject(one, place) for one in remark(record, report))
            if isinstance(record, InstitutionRecord):
                payload = pickle.dumps(record, pickle.HIGHEST_PROTOCOL)
                yield BulkRow(INSTITUTION, record.name, place=place, payload=payload)
            elif isinstance(record, AuthorRecord):
                yield _take_author(record, place, pages)
            elif isinstance(record, PaperRecord):
                yield _take_paper(record, place, pages)
    except (IngestError, OSError) as error:
        report.unreadable[file.name] = str(error)
    else:
        report.files += 1
    yield BulkRow(REPORT, file.name, place=place, said=write_json(pack_report(report)))


def _reject(record: Rejected, place: int) -> BulkRow:
    return BulkRow(REJECT, record.file, place=place, said=write_json(asdict(record)))


def _take_author(record: AuthorRecord, place: int, pages: dict[tuple[str, str], str]) -> BulkRow:
    profile = describe_profile(record)
    where = find_page(record)
    if where:
        pages[where] = profile.id
    return BulkRow(
        PROFILE,
        profile.id,
        "\x1f".join(where) if where else None,
        place,
        write_json(profile.properties),
    )


def _take_paper(record: PaperRecord, place: int, pages: dict[tuple[str, str], str]) -> BulkRow:
    page = pages.get((record.source.format, record.source.file))
    said = {
        "keys": [f"{kind}\x1f{value}" for kind, value in list_keys(_as_entry(record))],
        "page": page,
        "where": "\x1f".join((record.source.format, record.source.file)),
        "record": write_record(record),
    }
    numbered = DATED if is_dated(record) else None
    return BulkRow(ENTRY, "\x1f".join(find_place(record)), numbered, place, write_json(said))


def _as_entry(record: PaperRecord) -> Entry:
    """Give the record with as much as its keys need: no names."""
    title = read_title(record)
    return Entry("", record, make_title_key(title) or title)


def pack_report(report: RunReport) -> dict[str, Any]:
    """Give the counts as JSON."""
    return {
        "counts": [[*key, count] for key, count in report.counts.items()],
        "notes": dict(report.notes),
        "left_out": dict(report.left_out),
        "unreadable": report.unreadable,
        "files": report.files,
    }


def unpack_report(packed: dict[str, Any], report: RunReport) -> None:
    """Add counts that `pack_report` wrote, also where it did not say what was left out."""
    for kind, outcome, reason, count in packed["counts"]:
        report.counts[kind, Outcome(outcome), reason] += count
    report.notes.update(packed["notes"])
    report.left_out.update(packed.get("left_out", {}))
    report.unreadable |= packed["unreadable"]
    report.files += packed["files"]
