"""The seeds are what the readers give today, and hold nobody's prose."""

import json
from datetime import date

import orjson

from cli.seeds import SEEDS
from ingest.intake import Batch, list_files
from ingest.records import PaperRecord
from ingest.resolve.subjects import state_findings
from tests.helpers.shared_data import find_shared

AS_OF = date(2026, 6, 30)
_LONGEST_FACT = 250
"""Letters; a title or an author list, never an abstract."""


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) else []


def test_the_seeds_are_what_the_readers_give_today() -> None:
    files = list_files([find_shared("pages")])
    batch = Batch(files, AS_OF)
    lines = [
        state_findings(record).to_json(abstract=False)
        if isinstance(record, PaperRecord)
        else record.to_json()  # type: ignore[union-attr] # nothing is rejected, see the line count
        for file in files
        for record in batch.read(file)
    ]

    stored = (SEEDS / "pages.jsonl").read_bytes().splitlines()

    assert len(stored) == 91
    assert [orjson.loads(line) for line in stored] == lines


def test_the_seeds_hold_facts_only() -> None:
    lines = [json.loads(line) for line in (SEEDS / "pages.jsonl").read_text("utf-8").splitlines()]

    assert not any("abstract" in line for line in lines)
    assert max(len(text) for line in lines for text in _texts(line)) <= _LONGEST_FACT


def test_the_seeds_name_no_folder_and_the_day_that_they_were_read_for() -> None:
    lines = [json.loads(line) for line in (SEEDS / "pages.jsonl").read_text("utf-8").splitlines()]

    assert not any("/" in line["source"]["file"] for line in lines)
    assert {line["source"]["asOf"] for line in lines} == {AS_OF.isoformat()}
