"""Sources do not always keep to their own description: any value may be of any type."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from ingest.readers.jsonl import read_jsonl
from ingest.readers.structured import read_structured
from ingest.records import Rejected
from tests.unit.ingest.readers.samples import FORMATS, is_part

SAMPLES = {
    "openalex-works.jsonl": "openalex",
    "openalex-authors.jsonl": "openalex",
    "openalex-institutions.jsonl": "openalex",
    "arxiv-snapshot.jsonl": "arxiv",
    "crossref.jsonl": "crossref",
    "csl.json": "csl-json",
    "ror-v2.json": "ror",
}
ODD = (None, 5, True, "x", "", [], {}, [None], [5], [[]], [{}])


def places(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        yield (*above, key)
        if isinstance(item, dict | list):
            yield from places(item, (*above, key))


def put(entry: dict[str, Any], place: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(entry)
    inner: Any = changed
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    return changed


def first_entries(name: str) -> list[dict[str, Any]]:
    text = (FORMATS / name).read_text("utf-8")
    if text.startswith("["):
        return json.loads(text)[:2]
    return [json.loads(line) for line in text.splitlines()[:2]]


@pytest.mark.parametrize(("name", "file_format"), SAMPLES.items())
def test_odd_values_are_left_out_or_reject_their_entry(tmp_path, name, file_format):
    odd = [
        put(entry, place, value)
        for entry in first_entries(name)
        for place in places(entry)
        for value in ODD
    ]
    path = tmp_path / "odd.jsonl"
    path.write_bytes(b"".join(orjson.dumps(entry) + b"\n" for entry in odd))
    found = read_structured(path, path.name, file_format)
    records = [one for one in found if not is_part(one)]
    assert len(records) == len(odd)

    own = tmp_path / "records.jsonl"
    taken = [one for one in records if not isinstance(one, Rejected)]
    own.write_bytes(b"".join(orjson.dumps(one.to_json()) + b"\n" for one in taken))
    assert list(read_jsonl(own, own.name, "utf-8")) == taken
    assert len(taken) > len(odd) / 3
