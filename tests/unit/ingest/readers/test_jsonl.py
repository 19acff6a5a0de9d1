import gzip
import json
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import UnreadableFileError
from ingest.readers import jsonl
from ingest.readers.jsonl import load_schema, read_jsonl
from ingest.record_parts import Affiliation, Authorship, InstitutionRef
from ingest.records import (
    AuthorRecord,
    Finding,
    InstitutionRecord,
    PaperRecord,
    PartialDate,
    Rejected,
    Source,
)
from ingest.resolve.bylines import list_nameless
from tests.helpers.reading_files import read_file

SOURCE = Source("paper-list", "page.txt", 4, "https://pages.example/1", "2026-06-30", "given")
RECORDS = [
    PaperRecord(SOURCE, "Small Boats"),
    PaperRecord(
        SOURCE,
        "Small Boats",
        ("Ada Winter", "Bo Lindqvist"),
        authors_truncated=True,
        date=PartialDate("2026-04-13", "day", year_inferred=True),
        category="CV",
        categories=("cs.CV", "math.CV"),
        category_ambiguous=True,
        has_code=True,
        score=43.0,
        doi="10.1234/boats",
        abstract="Boats.",
        topics_found=(Finding("boats", "keyphrase", 0.5),),
        institutions_found=(),
        doubtful=("title",),
        authorships=(
            Authorship(
                "Ada Winter",
                orcid="0000-0002-1825-0097",
                affiliations=(Affiliation("Tidal Lab", (InstitutionRef("Tidal Lab"),), (2020,)),),
            ),
            Authorship("Bo Lindqvist"),
        ),
    ),
    AuthorRecord(SOURCE, "Ada Winter", h_index=29, novelty=43.5, open_to_collaborate=True),
    InstitutionRecord(SOURCE, "Tidal Lab", aliases=("TL",)),
]


def write(path: Path, *lines: object) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", "utf-8")
    return path


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.kind)
def test_what_is_written_is_read_back(tmp_path: Path, record: PaperRecord) -> None:
    file = write(tmp_path / "records.jsonl", record.to_json())

    assert list(read_jsonl(file, "records.jsonl", "utf-8")) == [record]


def test_a_line_by_hand_stands_in_its_own_file(tmp_path: Path) -> None:
    file = write(tmp_path / "mine.jsonl", "", {"kind": "paper", "title": "Small Boats"})

    [record] = read_jsonl(file, "mine.jsonl", "utf-8")

    assert record == PaperRecord(Source("jsonl", "mine.jsonl", 2), "Small Boats")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("{", "no JSON", id="no JSON"),
        pytest.param({"kind": "paper"}, '"title" is a required property', id="no title"),
        pytest.param(
            {"kind": "boat"},
            r'^\$\.kind: the text "boat" stands where one of paper, ',
            id="another kind",
        ),
        pytest.param({"title": "A"}, r"^\$\.kind: nothing stands where", id="no kind"),
        pytest.param({"kind": ["paper"]}, r"^\$\.kind: a list stands where", id="kinds"),
        pytest.param("null", "^null stands where an object belongs", id="null"),
        pytest.param("[1]", "^a list stands where an object belongs", id="a list"),
        pytest.param(
            {"kind": "paper", "title": "A", "references": ["doi:10.1000/a", 5]},
            r"^\$\.references\.1: the number 5 stands where a text belongs",
            id="a number among references",
        ),
        pytest.param(
            {"kind": "paper", "title": "A", "doi": {"value": "10.1000/a"}},
            r"^\$\.doi: an object stands where a text belongs",
            id="an object as a DOI",
        ),
        pytest.param(
            {"kind": "paper", "title": "A", "authors": "Ada Winter"},
            r'^\$\.authors: the text "Ada Winter" stands where a list belongs',
            id="one author that is no list",
        ),
        pytest.param(
            {"kind": "paper", "title": "A", "autors": []}, "'autors'", id="a typing error"
        ),
        pytest.param({"kind": "author", "hIndex": "29"}, r"\$\.hIndex", id="a figure as text"),
        pytest.param(
            {"kind": "paper", "title": "A", "date": {"value": "2022-02-31", "precision": "day"}},
            "2022-02-31",
            id="no such day",
        ),
        pytest.param(
            {"kind": "paper", "title": "A", "date": {"value": "2022", "precision": "day"}},
            "2022 has not the precision day",
            id="another precision",
        ),
        pytest.param({"kind": "paper", "title": " \t"}, r"\$\.title: ", id="a blank title"),
        pytest.param(
            {"kind": "paper", "title": "A", "authors": ["B", "C"], "authorships": [{"name": "B"}]},
            r"\$\.authorships: 1 for 2 authors",
            id="details that are not one for one",
        ),
        pytest.param(
            {"kind": "paper", "title": "A", "authors": ["B"], "authorships": [{"name": "C"}]},
            r"\$\.authorships\.0\.name: not that of",
            id="details of somebody else",
        ),
    ],
)
def test_a_line_that_is_no_record_is_rejected_and_the_rest_read(
    tmp_path: Path, line: object, reason: str
) -> None:
    good = {"kind": "author", "name": "Ada Winter"}
    file = write(tmp_path / "mine.jsonl", good, line, good)

    first, rejected, last = read_jsonl(file, "mine.jsonl", "utf-8")

    assert isinstance(first, AuthorRecord)
    assert isinstance(last, AuthorRecord)
    assert isinstance(rejected, Rejected)
    assert (rejected.file, rejected.line) == ("mine.jsonl", 2)
    assert re.search(reason, rejected.reason)


@pytest.mark.parametrize("depth", [260, 500, 1000, 1100])
@pytest.mark.parametrize(
    ("before", "after"),
    [('"title": ', ""), ('"title": "A", "authorships": [', "]"), ('"title": "A", "more": ', "")],
)
@pytest.mark.parametrize("opens", ["[", '{"affiliations": ['])
def test_a_line_of_too_many_levels_is_rejected_and_the_rest_read(
    tmp_path: Path, depth: int, before: str, after: str, opens: str
) -> None:
    closes = "]" if opens == "[" else "]}"
    levels = depth // len(closes)
    deep = f'{{"kind": "paper", {before}{opens * levels}{closes * levels}{after}}}'
    file = write(tmp_path / "mine.jsonl", deep, {"kind": "paper", "title": "A"})

    rejected, paper = read_jsonl(file, "mine.jsonl", "utf-8")

    assert isinstance(rejected, Rejected)
    assert re.search("nested too deeply|depth limit", rejected.reason)
    assert isinstance(paper, PaperRecord)


def test_nulls_in_lists_lose_nothing_else_and_authors_keep_their_places(tmp_path: Path) -> None:
    refs, ada = ["doi:10.1000/a"], {"name": "Ada", "orcid": "0000-0002-1825-0097"}
    file = write(
        tmp_path / "mine.jsonl",
        {
            "kind": "paper",
            "title": "A",
            "authors": [None, "Ada", "Bo"],
            "authorships": [None, {**ada, "affiliations": [None, {"institutions": [None]}]}, None],
            "references": [None, *refs, None],
            "topicsGiven": [None],
            "categories": [None, "cs.CV"],
        },
        {"kind": "author", "name": "Ada", "nameVariants": [None, "A. Ada"]},
        {"kind": "institution", "name": "A", "aliases": [None], "parents": [None]},
    )

    paper, author, institution = read_jsonl(file, "mine.jsonl", "utf-8")

    assert isinstance(paper, PaperRecord)
    assert paper.authors == ("", "Ada", "Bo")
    assert [one.orcid for one in paper.authorships] == [None, ada["orcid"], None]
    assert paper.references == tuple(refs)
    assert (paper.topics_given, paper.categories) == ((), ("cs.CV",))
    assert isinstance(author, AuthorRecord)
    assert author.name_variants == ("A. Ada",)
    assert isinstance(institution, InstitutionRecord)
    assert (institution.aliases, institution.parents) == ((), ())
    [nameless] = list_nameless(paper)
    assert '"position":1' in nameless.raw


@pytest.mark.parametrize("cut", ["et al.", "Et Al", "and others"])
def test_et_al_is_no_author(tmp_path: Path, cut: str) -> None:
    names = ["Ada Winter", "Bo Lindqvist", cut]
    details = [{"name": name, "orcid": "0000-0002-1825-0097"} for name in names]
    line = {"kind": "paper", "title": "Small Boats", "authors": names, "authorsTruncated": False}
    file = write(tmp_path / "mine.jsonl", line, line | {"authorships": details})

    plain, detailed = read_jsonl(file, "mine.jsonl", "utf-8")

    assert isinstance(plain, PaperRecord)
    assert isinstance(detailed, PaperRecord)
    assert plain.authors == detailed.authors == ("Ada Winter", "Bo Lindqvist")
    assert plain.authors_truncated
    assert detailed.authors_truncated
    assert [one.name for one in detailed.authorships] == ["Ada Winter", "Bo Lindqvist"]


def test_a_line_that_is_too_long_is_rejected_and_the_rest_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 60)
    long = {"kind": "paper", "title": "A" * 200}
    file = write(tmp_path / "mine.jsonl", long, {"kind": "author", "name": "Ada"})

    rejected, author = read_jsonl(file, "mine.jsonl", "utf-8")

    assert isinstance(rejected, Rejected)
    assert rejected.reason == "the line has over 60 characters"
    assert author == AuthorRecord(Source("jsonl", "mine.jsonl", 2), "Ada")


def test_bytes_that_are_no_text_reject_one_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_bytes(b'{"kind": "author", "name": "\xff"}\n{"kind": "author", "name": "Ada"}\n')

    rejected, author = read_jsonl(file, "mine.jsonl", "utf-8")

    assert isinstance(rejected, Rejected)
    assert isinstance(author, AuthorRecord)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_wide_text_is_read_packed_or_not(
    tmp_path: Path, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_bytes(pack('{"kind": "author", "name": "Ädä"}\r\n'.encode(encoding) * 2))

    assert [record.name for record in read_file(file)] == ["Ädä", "Ädä"]


@pytest.mark.parametrize("cut", range(60, 64))
def test_a_cut_package_of_wide_text_gives_what_stands_before_the_cut(
    tmp_path: Path, cut: int
) -> None:
    line = '{"kind": "author", "name": "Ada"}\n'.encode("utf-16-le")
    file = tmp_path / "mine.jsonl"
    # Not compressed, so that the cut falls into the third line, between characters or inside one
    file.write_bytes(gzip.compress(line * 3, compresslevel=0)[: 2 * len(line) + cut])

    *records, last = read_jsonl(file, "mine.jsonl", "utf-16-le")

    assert [one.name for one in records if isinstance(one, AuthorRecord)] == ["Ada", "Ada"]
    assert isinstance(last, Rejected)
    assert "damaged or cut" in last.reason


def test_wide_text_that_stops_being_text_is_told_of_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_bytes('{"kind": "author", "name": "A"}\n'.encode("utf-16") + b"\x00\xd8\n\x00")

    with pytest.raises(UnreadableFileError, match=r"mine\.jsonl: "):
        list(read_jsonl(file, "mine.jsonl", "utf-16"))


@pytest.mark.parametrize("record", [PaperRecord, AuthorRecord, InstitutionRecord])
def test_the_schema_has_the_fields_of_the_record(record: Any) -> None:
    schema = load_schema()["$defs"][record.kind]
    names = [field.name.split("_") for field in fields(record)]
    keys = {head + "".join(part.capitalize() for part in rest) for head, *rest in names}

    assert set(schema["properties"]) == keys | {"kind"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("journal-article", "article"),
        ("Proceedings Article", "conference-paper"),
        ("preprint", "preprint"),
        ("Field Notes", "field-notes"),
        (" ", None),
        (None, None),
    ],
)
def test_a_type_is_said_in_our_words(tmp_path: Path, given: str | None, kept: str | None) -> None:
    line = {"kind": "paper", "title": "On Fog", "type": given}
    file = write(tmp_path / "mine.jsonl", line)

    [record] = read_jsonl(file, "mine.jsonl", "utf-8")

    assert isinstance(record, PaperRecord)
    assert record.type == kept


def test_the_reference_page_names_every_key_with_its_description() -> None:
    page = (Path(__file__).parents[4] / "docs" / "reference" / "jsonl.md").read_text("utf-8")

    for part in load_schema()["$defs"].values():
        for key, value in part["properties"].items():
            assert f"| `{key}`" in page
            assert value.get("description", "") in page
