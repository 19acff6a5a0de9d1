"""What is left out of an entry because of its type is told, with place, value and line."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from ingest.readers.csl import read_csl
from ingest.readers.json_records import UNREAD, read_records
from ingest.readers.structured import read_structured
from ingest.records import PaperRecord, Record, Rejected
from tests.unit.ingest.readers.samples import (
    ARXIV,
    AUTHOR,
    CROSSREF,
    CSL,
    FORMATS,
    INSTITUTION,
    OPENALEX,
    ROR,
    is_part,
)
from tests.unit.ingest.readers.test_odd_shapes import SAMPLES, first_entries, places, put

_READ = "; the rest of the entry is read"
_NAMED = {"raw_author_name": "Ada", "author": {"id": "A2", "display_name": 5}}


def _write(tmp_path: Path, *entries: dict[str, Any]) -> Path:
    path = tmp_path / "entries.jsonl"
    path.write_bytes(b"".join(orjson.dumps(entry) + b"\n" for entry in entries))
    return path


def _read(tmp_path: Path, file_format: str, *entries: dict[str, Any]) -> list[Record]:
    path = _write(tmp_path, *entries)
    return list(read_structured(path, path.name, file_format))


def _list_parts(records: list[Record]) -> list[Rejected]:
    return [one for one in records if isinstance(one, Rejected) and one.left_out]


@pytest.mark.parametrize(
    ("file_format", "entry", "seen", "value"),
    [
        ("csl-json", CSL | {"DOI": 5}, "$.DOI: the number 5 stands where a text belongs", 5),
        (
            "csl-json",
            CSL | {"author": [{"family": "A", "affiliation": [{"name": "B"}, {"name": 5}]}]},
            "$.author.0.affiliation.1.name: the number 5 stands where a text belongs",
            5,
        ),
        (
            "csl-json",
            CSL | {"issued": 1577836800},
            "$.issued: the number 1577836800 stands where a date belongs",
            1577836800,
        ),
        (
            "csl-json",
            CSL | {"keyword": ["Fog", {"a": 1}]},
            "$.keyword.1: an object stands where a text belongs",
            {"a": 1},
        ),
        (
            "openalex",
            OPENALEX | {"locations": "at home"},
            '$.locations: the text "at home" stands where a list belongs',
            "at home",
        ),
        (
            "openalex",
            OPENALEX | {"is_retracted": "yes"},
            '$.is_retracted: the text "yes" stands where true or false belongs',
            "yes",
        ),
        (
            "openalex",
            OPENALEX | {"cited_by_count": -1},
            "$.cited_by_count: the number -1 stands where a count belongs",
            -1,
        ),
        (
            "openalex",
            OPENALEX | {"abstract_inverted_index": {"On": [0], "Fog": [1, "x"]}},
            '$.abstract_inverted_index.Fog.1: the text "x" stands where a number belongs',
            "x",
        ),
        (
            "openalex",
            OPENALEX | {"title": 5},
            "$.title: the number 5 stands where a text belongs",
            5,
        ),
        (
            "openalex",
            AUTHOR | {"affiliations": [{"institution": INSTITUTION | {"ror": True}}]},
            "$.affiliations.0.institution.ror: true stands where a text belongs",
            True,
        ),
        (
            "openalex",
            INSTITUTION | {"international": {"display_name": {"de": 5, "fr": "B"}}},
            "$.international.display_name.de: the number 5 stands where a text belongs",
            5,
        ),
        (
            "crossref",
            CROSSREF | {"reference": [{"DOI": "10.1000/b"}, 5]},
            "$.reference.1: the number 5 stands where an object belongs",
            5,
        ),
        (
            "crossref",
            {"message-type": "work", "message": CROSSREF | {"subject": "Fog"}},
            '$.message.subject: the text "Fog" stands where a list belongs',
            "Fog",
        ),
        (
            "arxiv",
            ARXIV | {"versions": ["v1"]},
            '$.versions.0: the text "v1" stands where an object belongs',
            "v1",
        ),
        (
            "ror",
            ROR | {"external_ids": [{"type": 5, "all": ["5"]}]},
            "$.external_ids.0: an object stands where an object with 'type' belongs",
            {"type": 5, "all": ["5"]},
        ),
        (
            "ror",
            ROR | {"established": "old"},
            '$.established: the text "old" stands where a count belongs',
            "old",
        ),
    ],
)
def test_a_value_that_is_left_out_is_told(
    tmp_path: Path, file_format: str, entry: dict[str, Any], seen: str, value: Any
) -> None:
    whole, part, last = _read(tmp_path, file_format, entry, {})[:3]

    assert not isinstance(whole, Rejected)
    assert isinstance(part, Rejected)
    assert (part.file, part.line) == ("entries.jsonl", 1)
    assert part.reason == f"{seen}{_READ}"
    assert orjson.loads(part.raw) == value
    assert part.left_out is not None
    assert isinstance(last, Rejected)
    assert last.left_out is None


def test_of_a_whole_that_is_left_out_its_parts_are_not_told(tmp_path: Path) -> None:
    odd = {"author": [{"family": "A"}], "issued": {"raw": True, "date-parts": [[True]]}}
    entry = OPENALEX | {"authorships": [{"raw_author_name": "Bo"}, _NAMED | {"institutions": "x"}]}

    _, *of_dates = _read(tmp_path, "csl-json", CSL | odd)
    record, of_author, of_place = _read(tmp_path, "openalex", entry)

    assert [one.left_out for one in _list_parts(of_dates)] == [
        "values of another type, left out: $.issued.date-parts",
        "values of another type, left out: $.issued.raw",
    ]
    assert isinstance(record, PaperRecord)
    assert record.authors == ("Bo", "Ada")
    assert isinstance(of_author, Rejected)
    seen = "$.authorships.1.author.display_name: the number 5 stands where a text belongs"
    assert of_author.reason == f"{seen}{_READ}, without $.authorships.1.author"
    assert orjson.loads(of_author.raw) == _NAMED["author"]
    assert of_author.left_out == "values of another type, left out: $.authorships.author"
    assert isinstance(of_place, Rejected)
    assert of_place.left_out == "values of another type, left out: $.authorships.institutions"


@pytest.mark.parametrize(
    ("file_format", "entry"),
    [
        ("csl-json", CSL | {"DOI": None, "abstract": [], "issued": "", "author": [], "note": {}}),
        ("csl-json", CSL | {"container-title": [], "event": [None], "categories": [""]}),
        ("openalex", OPENALEX | {"locations": "", "topics": {}, "doi": [], "type": None}),
        ("openalex", OPENALEX | {"ids": {"arxiv": ["a"], "mag": 5}, "unread": [5, {}]}),
        ("openalex", AUTHOR | {"summary_stats": {"h_index": 5, "other": "x"}}),
        ("openalex", OPENALEX | {"cited_by_count": 5.0, "abstract_inverted_index": {"A": [None]}}),
        ("crossref", CROSSREF | {"relation": [], "published": {}, "reference": [None]}),
        ("arxiv", ARXIV | {"doi": [], "versions": None}),
        ("ror", ROR | {"locations": [], "links": "", "established": None}),
    ],
)
def test_what_says_nothing_or_is_not_read_is_not_told(
    tmp_path: Path, file_format: str, entry: dict[str, Any]
) -> None:
    [record] = _read(tmp_path, file_format, entry)

    assert not isinstance(record, Rejected)


@pytest.mark.parametrize(
    ("file_format", "entry", "reason"),
    [
        ("csl-json", CSL | {"title": [5], "DOI": 5}, "the item has no title"),
        ("crossref", CROSSREF | {"DOI": "x", "subject": 5}, "has no DOI"),
        ("crossref", CROSSREF | {"title": [5]}, "the work has no title"),
        (
            "openalex",
            OPENALEX | {"display_name": 5},
            "$.display_name: the number 5 stands where a text belongs",
        ),
        (
            "openalex",
            OPENALEX | {"display_name": "", "type": 5},
            "the work has no name or title",
        ),
        ("arxiv", ARXIV | {"id": "x", "doi": 5}, "has no arXiv id"),
        ("ror", ROR | {"names": [{"value": 5, "types": ["label"]}]}, "has no name to show"),
    ],
)
def test_an_entry_that_is_rejected_is_told_once_and_as_the_file_has_it(
    tmp_path: Path, file_format: str, entry: dict[str, Any], reason: str
) -> None:
    [found] = _read(tmp_path, file_format, entry)

    assert isinstance(found, Rejected)
    assert (found.reason, found.left_out) == (reason, None)
    assert orjson.loads(found.raw) == entry


@pytest.mark.parametrize(("name", "file_format"), SAMPLES.items())
def test_no_value_of_another_type_goes_silently(
    tmp_path: Path, name: str, file_format: str
) -> None:
    entries = first_entries(name)
    odd = [
        (entry, put(entry, place, value))
        for entry in entries
        for place in places(entry)
        for value in (True, {"odd": 5})
        if value.__class__ is not _find(entry, place).__class__
    ]
    for entry, changed in odd:
        before, after = (_read(tmp_path, file_format, one) for one in (entry, changed))

        assert not _list_parts(before)
        assert _list_parts(after) or isinstance(after[0], Rejected) or after == before, changed


def _find(entry: Any, place: tuple[Any, ...]) -> Any:
    for key in place:
        entry = entry[key]
    return entry


@pytest.mark.parametrize("path", sorted(FORMATS.glob("*json*")), ids=lambda path: path.name)
def test_sound_files_lose_nothing(path: Path) -> None:
    file_format = {**SAMPLES, "crossref-list.json": "crossref", "crossref-work.json": "crossref"}

    found = read_structured(path, path.name, file_format.get(path.name, "openalex"))

    assert [one for one in found if is_part(one)] == []


def test_what_ends_the_reading_of_an_entry_is_named(tmp_path: Path) -> None:
    def fail(*_: object) -> Record:
        raise KeyError("type")

    path = _write(tmp_path, CSL, CSL)
    with path.open("rb") as stream:
        found = list(read_records(stream, path.name, fail))
        stream.seek(0)
        read = list(read_csl(stream, path.name))

    assert [(one.line, one.reason) for one in found if isinstance(one, Rejected)] == [
        (1, f"{UNREAD} KeyError: 'type'"),
        (2, f"{UNREAD} KeyError: 'type'"),
    ]
    assert len(read) == 2
