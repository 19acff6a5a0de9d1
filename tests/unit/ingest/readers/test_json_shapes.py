"""Values of another type than their place is for are told so; nulls in lists lose nothing."""

import re
from pathlib import Path
from typing import Any

import orjson
import pytest

from ingest.readers.json_entries import UNREAD
from ingest.readers.structured import read_structured
from ingest.records import PaperRecord, Record, Rejected
from ingest.resolve.bylines import list_nameless, read_byline
from tests.unit.ingest.readers.samples import FORMATS
from tests.unit.ingest.readers.test_odd_shapes import ODD, SAMPLES, first_entries, places, put

JARGON = re.compile(
    r"NoneType|object has no|dict|\bNone\b|'(str|int|float|bool|list)'|object is not"
)
OPENALEX = {"id": "https://openalex.org/W1", "display_name": "On Fog"}
AUTHOR = {"id": "https://openalex.org/A1", "display_name": "Ada Winter"}
INSTITUTION = {"id": "https://openalex.org/I1", "display_name": "A"}
CROSSREF = {"DOI": "10.1000/a", "title": ["On Fog"]}
CSL = {"id": "a", "type": "article-journal", "title": "On Fog"}
ARXIV = {"id": "0704.0001", "title": "On Fog", "categories": "cs.CV"}
ROR = {"id": "https://ror.org/02mhbdp94", "names": [{"value": "A", "types": ["ror_display"]}]}


def _read(tmp_path: Path, file_format: str, *entries: dict[str, Any]) -> list[Record]:
    path = tmp_path / "entries.jsonl"
    path.write_bytes(b"".join(orjson.dumps(entry) + b"\n" for entry in entries))
    return list(read_structured(path, path.name, file_format))


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
            OPENALEX | {"authorships": [None, {"raw_affiliation_strings": "MIT"}]},
            '$.authorships.1.raw_affiliation_strings: the text "MIT" stands where a list belongs',
        ),
        ("openalex", OPENALEX | {"doi": 5}, "$.doi: the number 5 stands where a text belongs"),
        (
            "openalex",
            AUTHOR | {"affiliations": [{"institution": True}]},
            "$.affiliations.0.institution: true stands where an object belongs",
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
            CSL | {"issued": 2020},
            "$.issued: the number 2020 stands where a text or an object belongs",
        ),
        (
            "csl-json",
            CSL | {"author": ["Ada Winter"]},
            '$.author.0: the text "Ada Winter" stands where an object belongs',
        ),
        (
            "arxiv",
            ARXIV | {"categories": ["cs.CV"]},
            "$.categories: a list stands where a text belongs",
        ),
        (
            "arxiv",
            ARXIV | {"id": 704.0001},
            "$.id: the number 704.0001 stands where a text belongs",
        ),
        (
            "ror",
            ROR | {"external_ids": [{"all": ["5"]}]},
            "$.external_ids.0: an object stands where an object with 'type' belongs",
        ),
    ],
)
def test_another_type_is_told_with_its_place(
    tmp_path: Path, file_format: str, entry: dict[str, Any], reason: str
) -> None:
    [found] = _read(tmp_path, file_format, entry)

    assert isinstance(found, Rejected)
    assert found.reason == reason
    assert found.raw


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

    assert UNREAD not in reasons
    assert [reason for reason in reasons if JARGON.search(reason)] == []
