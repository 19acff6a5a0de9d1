"""What the first step of a bulk load makes of files."""

from pathlib import Path

import orjson

from ingest.bulk.read_step import (
    ENTRY,
    REJECT,
    REPORT,
    pack_report,
    read_step,
    unpack_report,
)
from ingest.intake import Batch, list_files
from ingest.readers.json_records import LOST
from ingest.records import Rejected
from ingest.report import NAMELESS, Outcome, RunReport


def test_what_is_left_out_and_what_is_rejected_is_given_and_counted(tmp_path: Path) -> None:
    lines = [
        {"id": "https://openalex.org/W1", "display_name": "On Fog", "doi": 5},
        {"id": "https://openalex.org/W2", "authorships": [None], "title": "On Rain"},
        {"id": "https://openalex.org/S1"},
    ]
    path = tmp_path / "works.jsonl"
    path.write_bytes(b"\n".join(map(orjson.dumps, lines)))
    files = list_files([path])

    rows = list(read_step(Batch(files), files)(iter([{"place": 0}])))

    rejected = [Rejected(**orjson.loads(row.said or "")) for row in rows if row.kind == REJECT]
    assert [(one.line, one.left_out) for one in rejected] == [
        (1, f"{LOST} $.doi"),
        (2, NAMELESS),
        (3, None),
    ]
    assert [row.kind for row in rows].count(ENTRY) == 2
    places = [row.place for row in rows if row.place is not None]
    assert places == sorted(places)
    report = RunReport()
    unpack_report(orjson.loads(rows[-1].said or ""), report)
    assert rows[-1].kind == REPORT
    assert report.left_out == {f"{LOST} $.doi": 1, NAMELESS: 1}
    assert (report.read(), report.total(Outcome.REJECTED)) == (1, 1)


def test_a_report_that_does_not_say_what_was_left_out_is_read() -> None:
    report, packed = RunReport(), pack_report(RunReport(files=2))
    del packed["left_out"]

    unpack_report(packed, report)

    assert (report.files, report.left_out) == (2, {})
