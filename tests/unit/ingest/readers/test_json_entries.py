"""JSON files are cut into their objects, whatever holds them and wherever a buffer ends."""

import io

import pytest

from ingest.readers import json_entries
from ingest.readers.json_entries import Entry, read_entries

A, B = {"a": 1}, {"a": 2}
CASES = {
    "lines, with a byte order mark and a blank one": (
        b'\xef\xbb\xbf{"a": 1}\n\n{"a": 2}\n',
        [(1, A), (3, B)],
    ),
    "lines, one damaged": (b'{"a": 1\n{"a": 2}\n', [(1, "no valid JSON"), (2, B)]),
    "lines, one no object": (b'{"a": 1}\n[1]\n{"a": 2}', [(1, A), (2, "not an object"), (3, B)]),
    "one line": (b'{"a": 1}', [(1, A)]),
    "array": (b'[\n{"a":\n1},\n{"a": 2}\n]\n', [(2, A), (4, B)]),
    "array of nothing": (b"[]", []),
    "array that is cut": (b'[{"a": 1},\n{"a": 2', [(1, A), (2, "no valid JSON")]),
    "one object over several lines": (b'{\n"a": {\n"b": [{}]}}', [(1, {"a": {"b": [{}]}})]),
    "list in a wrapper": (
        b'{"meta": {"x": [{}]},\n"results": [{"a": 1},\n{"a": 2}], "y": [{"z": {}}]}',
        [(2, A), (3, B)],
    ),
    "list in a message": (
        b'{"message": {"facets": {}, "items": [{"a": 1}, {"a": 2}], "q": {"x": {}}}}',
        [(1, A), (1, B)],
    ),
    "list of the same name inside an item": (
        b'{"results": [{"items": [{"a": 1}]}, {"a": 2}]}',
        [(1, {"items": [A]}), (1, B)],
    ),
    "brackets and quotes in texts": (
        b'[{"a": "]}\\"{["}, {"a": "\\\\"}]',
        [(1, {"a": ']}"{['}), (1, {"a": "\\"})],
    ),
}


@pytest.mark.parametrize("chunk", [1 << 20, 3])
@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_entries(monkeypatch, text, expected, chunk):
    monkeypatch.setattr(json_entries, "_CHUNK", chunk)
    found = list(read_entries(io.BytesIO(text), "file.json"))
    assert [one.line for one in found] == [line for line, _ in expected]
    for one, (_, content) in zip(found, expected, strict=True):
        if isinstance(one, Entry):
            assert one.value == content
        else:
            assert content in one.reason


def test_long_text_of_a_rejection_is_cut_and_says_so():
    (rejected,) = read_entries(io.BytesIO(b'{"a": "' + b"x" * 30_000), "file.json")
    assert rejected.raw.endswith("(cut after 20,000 of 30,007 characters)")
