"""What makes an entry must be of its type; any other value that is not costs itself alone."""

import re
from pathlib import Path
from typing import Any

import orjson
import pytest

from ingest.readers.json_records import UNREAD
from ingest.readers.structured import read_structured
from ingest.records import PaperRecord, Record, Rejected
from ingest.resolve.bylines import list_nameless, read_byline
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
from tests.unit.ingest.readers.test_odd_shapes import ODD, SAMPLES, first_entries, places, put

JARGON = re.compile(
    r"NoneType|object has no|dict|\bNone\b|'(str|int|float|bool|list)'|object is not"
)


def _read(tmp_path: Path, file_format: str, *entries: dict[str, Any]) -> list[Record]:
    path = tmp_path / "entries.jsonl"
    path.write_bytes(b"".join(orjson.dumps(entry) + b"\n" for entry in entries))
    found = read_structured(path, path.name, file_format)
    return [one for one in found if not is_part(one)]


@pytest.mark.parametrize(
    ("file_format", "entry"),
    [
        ("openalex", OPENALEX | {"authorships": [None, {"raw_author_name": "Ada Winter"}]}),
        ("openalex", OPENALEX | {"authorships": [{"author": None}, {"author": AUTHOR}]}),
        ("crossref", CROSSREF | {"author": [None, {"given": "Ada", "family": "Winter"}]}),
        ("csl-json", CSL | {"author": [None, {"given": "Ada", "family": "Winter"}]}),
        ("arxiv", ARXIV | {"authors_parsed": [None, ["Winter", "Ada", ""]]}),
        ("arxiv", ARXIV | {"authors_parsed": [[None], ["Winter", "Ada", None]]}),
    ],
)
def test_a_null_among_authors_is_an_author_without_a_name(
    tmp_path: Path, file_format: str, entry: dict[str, Any]
) -> None:
    [record] = _read(tmp_path, file_format, entry)

    assert isinstance(record, PaperRecord)
    assert record.authors == ("", "Ada Winter")
    people = read_byline(record)
    assert ([name.printed for name in people.names], people.places) == (["Ada Winter"], (2,))
    [nameless] = list_nameless(record)
    assert orjson.loads(nameless.raw)["position"] == 1


_ONE = {"raw_author_name": "Ada", "institutions": [None, INSTITUTION], "affiliations": [None]}
_PLACED = {"affiliations": [{"raw_affiliation_string": "A", "institution_ids": [None]}]}


@pytest.mark.parametrize(
    ("file_format", "entry", "more"),
    [
        ("openalex", OPENALEX, {"referenced_works": [None, "https://openalex.org/W2"]}),
        ("openalex", OPENALEX, {"topics": [None, {"display_name": "Fog"}], "keywords": [None]}),
        ("openalex", OPENALEX, {"locations": [None], "authorships": [_ONE]}),
        ("openalex", OPENALEX, {"authorships": [_ONE | _PLACED]}),
        ("openalex", OPENALEX, {"abstract_inverted_index": {"Fog": [None, 0], "is": None}}),
        ("openalex", AUTHOR, {"affiliations": [None, {"institution": None, "years": [None, 2]}]}),
        ("openalex", AUTHOR, {"last_known_institutions": [None, INSTITUTION]}),
        ("openalex", INSTITUTION, {"associated_institutions": [None], "lineage": [None]}),
        ("openalex", INSTITUTION, {"international": {"display_name": {"de": None, "fr": "B"}}}),
        ("crossref", CROSSREF, {"title": [None, "On Fog"], "subject": [None, "Fog"]}),
        ("crossref", CROSSREF, {"reference": [None, {"DOI": "10.1000/b"}], "updated-by": [None]}),
        (
            "crossref",
            CROSSREF,
            {"author": [{"family": "A", "affiliation": [None, {"id": [None]}]}]},
        ),
        ("crossref", CROSSREF, {"relation": {"has-preprint": [None]}, "issued": None}),
        ("crossref", CROSSREF, {"issued": {"date-parts": [[None]]}}),
        ("csl-json", CSL, {"author": [{"family": "A", "affiliation": [None]}], "keyword": [None]}),
        ("arxiv", ARXIV, {"versions": [None, {"created": "Mon, 2 Apr 2007 19:18:42 GMT"}]}),
        ("ror", ROR, {"relationships": [None], "links": [None], "external_ids": [None]}),
        ("ror", ROR, {"locations": [None], "types": [None, "education"]}),
    ],
)
def test_a_null_in_another_list_is_left_out(
    tmp_path: Path, file_format: str, entry: dict[str, Any], more: dict[str, Any]
) -> None:
    with_nulls, plain = _read(tmp_path, file_format, entry | more, entry | _without_nulls(more))

    assert not isinstance(with_nulls, Rejected)
    assert not isinstance(plain, Rejected)
    if "versions" not in more:  # the second version is never the first
        said, wanted = with_nulls.to_json(), plain.to_json()
        assert said | {"source": None} == wanted | {"source": None}


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_without_nulls(one) for one in value if one is not None]
    return value


@pytest.mark.parametrize(
    ("file_format", "entry", "reason"),
    [
        (
            "openalex",
            OPENALEX | {"authorships": {"author": AUTHOR}},
            "$.authorships: an object stands where a list belongs",
        ),
        (
            "openalex",
            OPENALEX | {"authorships": [None, {"author": {"display_name": 5}}]},
            "$.authorships.1.author.display_name: the number 5 stands where a text belongs",
        ),
        (
            "openalex",
            OPENALEX | {"authorships": [{"author": True}]},
            "$.authorships.0.author: true stands where an object belongs",
        ),
        (
            "crossref",
            CROSSREF | {"DOI": 10.1},
            "$.DOI: the number 10.1 stands where a text belongs",
        ),
        (
            "crossref",
            CROSSREF | {"title": {"en": "On Fog"}},
            "$.title: an object stands where a text or a list belongs",
        ),
        (
            "crossref",
            {"message-type": "work", "message": [1]},
            "$.message: a list stands where an object belongs",
        ),
        (
            "crossref",
            CROSSREF | {"author": [{"given": ["Ada"]}]},
            "$.author.0.given: a list stands where a text belongs",
        ),
        (
            "csl-json",
            CSL | {"title": 2020},
            "$.title: the number 2020 stands where a text or a list belongs",
        ),
        (
            "csl-json",
            CSL | {"author": ["Ada Winter"]},
            '$.author.0: the text "Ada Winter" stands where an object belongs',
        ),
        (
            "arxiv",
            ARXIV | {"authors": ["Ada Winter"]},
            "$.authors: a list stands where a text belongs",
        ),
        (
            "arxiv",
            ARXIV | {"id": 704.0001},
            "$.id: the number 704.0001 stands where a text belongs",
        ),
        (
            "ror",
            ROR | {"names": {"en": "A"}},
            "$.names: an object stands where a list belongs",
        ),
    ],
)
def test_another_type_where_the_id_the_title_or_an_author_belongs_is_told_with_its_place(
    tmp_path: Path, file_format: str, entry: dict[str, Any], reason: str
) -> None:
    [found] = _read(tmp_path, file_format, entry)

    assert isinstance(found, Rejected)
    assert found.reason == reason
    assert found.raw


_PARSED = {"authors_parsed": [["Winter", "Ada", ""]]}
_PARTS = {"date-parts": [[2006, 5]]}


@pytest.mark.parametrize(
    ("file_format", "entry", "odd", "plain"),
    [
        ("openalex", OPENALEX, {"ids": {"arxiv": ["a"], "mag": 5}}, {"ids": {"mag": 5}}),
        ("openalex", OPENALEX, {"ids": {"other": {"a": 1}, "pmid": {}}}, {}),
        ("openalex", OPENALEX, {"doi": 5, "type": ["article"], "publication_date": 2020}, {}),
        ("openalex", OPENALEX, {"referenced_works": ["W2", 5]}, {"referenced_works": ["W2"]}),
        ("openalex", OPENALEX, {"abstract_inverted_index": "On Fog", "locations": "x"}, {}),
        (
            "openalex",
            OPENALEX,
            {"authorships": [{"raw_author_name": "Ada", "raw_affiliation_strings": "MIT"}]},
            {"authorships": [{"raw_author_name": "Ada"}]},
        ),
        (
            "openalex",
            AUTHOR,
            {"summary_stats": {"h_index": 3, "other": {"a": 1}, "more": "x"}},
            {"summary_stats": {"h_index": 3}},
        ),
        ("openalex", AUTHOR, {"affiliations": [5], "orcid": {"a": 1}, "ids": ["x"]}, {}),
        ("openalex", INSTITUTION, {"country_code": ["DE"], "type": 5, "geo": "Bonn"}, {}),
        (
            "crossref",
            CROSSREF,
            {"author": [{"family": "A", "affiliation": [{"name": "B", "department": "C"}]}]},
            {"author": [{"family": "A", "affiliation": [{"name": "B"}]}]},
        ),
        ("crossref", CROSSREF, {"subject": "Fog", "relation": [], "reference": 5}, {}),
        ("crossref", CROSSREF, {"issued": _PARTS, "published": 2020}, {"issued": _PARTS}),
        ("crossref", CROSSREF, {"issued": True, "published-print": _PARTS}, {"posted": _PARTS}),
        (
            "crossref",
            CROSSREF,
            {"author": [{"family": "A", "name": 5}]},
            {"author": [{"family": "A"}]},
        ),
        ("csl-json", CSL, {"DOI": 5, "abstract": ["x"], "keyword": {"a": 1}, "note": 1}, {}),
        (
            "csl-json",
            CSL,
            {"issued": {**_PARTS, "literal": 5, "raw": {}}},
            {"issued": _PARTS},
        ),
        (
            "csl-json",
            CSL,
            {"author": [{"family": "A", "literal": 5, "affiliation": "B", "ORCID": 5}]},
            {"author": [{"family": "A"}]},
        ),
        ("arxiv", ARXIV, _PARSED | {"authors": ["Ada Winter"]}, _PARSED),
        ("arxiv", ARXIV, {"versions": [{"created": None}, "v2"], "doi": 5, "comments": []}, {}),
        ("arxiv", ARXIV, {"versions": "v1"}, {}),
        ("ror", ROR, {"external_ids": [{"all": ["5"]}], "links": "x", "types": "x"}, {}),
    ],
)
def test_another_type_elsewhere_costs_its_value_alone(
    tmp_path: Path,
    file_format: str,
    entry: dict[str, Any],
    odd: dict[str, Any],
    plain: dict[str, Any],
) -> None:
    found, wanted = _read(tmp_path, file_format, entry | odd, entry | plain)

    assert not isinstance(found, Rejected)
    assert not isinstance(wanted, Rejected)
    assert found.to_json() | {"source": None} == wanted.to_json() | {"source": None}


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ({"issued": [{"date-parts": [2006]}]}, "2006"),
        ({"issued": {"date-parts": [2006, "5", 13]}}, "2006-05-13"),
        ({"issued": {"date-parts": [None, [2006]], "raw": "2005"}}, "2005"),
        ({"issued": {"date-parts": [[]], "year": 2006}}, "2006"),
        ({"issued": [{"date-parts": [[2006, 5]]}]}, "2006-05"),
        ({"issued": [{"year": 2006}]}, "2006"),
        ({"issued": [{"year": "2006", "month": "5"}, {"year": 2007}]}, "2006-05"),
        ({"issued": 2020}, "2020"),
        ({"issued": [2020]}, "2020"),
        ({"published": 2020}, "2020"),
        ({"original-date": 1999}, "1999"),
        ({"issued": {"literal": 2020}}, "2020"),
        ({"issued": {"raw": 5, "date-parts": [[2006]]}}, "2006"),
        ({"issued": True, "published": "2020-05"}, "2020-05"),
        ({"issued": [], "year": 2020}, "2020"),
    ],
)
def test_dates_of_csl_are_read_from_numbers_and_lists(
    tmp_path: Path, more: dict[str, Any], day: str
) -> None:
    [record] = _read(tmp_path, "csl-json", CSL | more)

    assert isinstance(record, PaperRecord)
    assert record.date is not None
    assert record.date.value == day


@pytest.mark.parametrize(
    ("event", "venue"),
    [
        ({"name": "Fog 2006", "start": _PARTS}, "Fog 2006"),
        ({"name": ["Fog 2006"]}, "Fog 2006"),
        ("Fog 2006", "Fog 2006"),
        ({"name": 5}, None),
        (5, None),
    ],
)
def test_the_event_of_csl_may_be_an_object(tmp_path: Path, event: Any, venue: str | None) -> None:
    [record] = _read(tmp_path, "csl-json", CSL | {"event": event})

    assert isinstance(record, PaperRecord)
    assert record.venue == venue


def test_a_rejected_entry_is_kept_as_it_was(tmp_path: Path) -> None:
    entry = CSL | {"issued": True, "keyword": [None, {}], "author": ["Ada Winter"]}

    [found] = _read(tmp_path, "csl-json", entry)

    assert isinstance(found, Rejected)
    assert orjson.loads(found.raw) == entry


_LACKING = {"message-type": "work", "message": 5, "id": 5}
"""What no format has an entry of."""


@pytest.mark.parametrize("depth", [250, 260, 1000, 1100])
@pytest.mark.parametrize(
    ("file_format", "entry"),
    [
        ("openalex", OPENALEX),
        ("crossref", CROSSREF),
        ("csl-json", CSL),
        ("arxiv", ARXIV),
        ("ror", ROR),
    ],
)
@pytest.mark.parametrize("key", ["abstract", "ids", "unread"])
def test_many_levels_cost_no_other_entry(
    tmp_path: Path, file_format: str, entry: dict[str, Any], key: str, depth: int
) -> None:
    deep = b'{"a":' * depth + b"1" + b"}" * depth
    lines = [orjson.dumps(one) for one in (entry, entry, _LACKING, entry)]
    for place in (1, 2):
        lines[place] = lines[place][:-1] + b',"%s":%s}' % (key.encode(), deep)
    path = tmp_path / "deep.jsonl"
    path.write_bytes(b"\n".join(lines))

    records = list(read_structured(path, path.name, file_format))

    first, found, lacking, last = (one for one in records if not is_part(one))

    assert not isinstance(first, Rejected)
    assert isinstance(found, Rejected) == (depth > 1024)  # what the parser reads
    assert isinstance(lacking, Rejected)
    assert lacking.raw
    assert not isinstance(last, Rejected)


@pytest.mark.parametrize(("name", "file_format"), SAMPLES.items())
def test_no_reason_is_in_the_words_of_the_program(
    tmp_path: Path, name: str, file_format: str
) -> None:
    assert (FORMATS / name).exists()
    odd = [
        put(entry, place, value)
        for entry in first_entries(name)
        for place in places(entry)
        for value in (*ODD, [None, "x"], 0, False, {"x": None})
    ]

    reasons = {
        one.reason for one in _read(tmp_path, file_format, *odd) if isinstance(one, Rejected)
    }

    assert [reason for reason in reasons if reason.startswith(UNREAD)] == []
    assert [reason for reason in reasons if JARGON.search(reason)] == []
