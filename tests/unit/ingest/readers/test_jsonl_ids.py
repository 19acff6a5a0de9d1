"""Ids in our own JSONL, in the spellings that people write them in."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.readers.jsonl_ids import clean_key
from ingest.records import InstitutionRecord, PaperRecord, Rejected
from tests.helpers.reading_files import read_file

ORCID = "0000-0002-1825-0097"


def read_line(tmp_path: Path, **line: Any) -> Any:
    file = tmp_path / "mine.jsonl"
    file.write_text(json.dumps({"kind": "paper", "title": "Boats"} | line) + "\n", "utf-8")
    (record,) = read_file(file)
    return record


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("doi:10.1000/boats.1", "doi:10.1000/boats.1"),
        ("doi:10.1000/BOATS.1", "doi:10.1000/boats.1"),
        ("DOI: 10.1000/Boats.1", "doi:10.1000/boats.1"),
        ("https://doi.org/10.1000/Boats.1", "doi:10.1000/boats.1"),
        ("10.1000/boats.1", "doi:10.1000/boats.1"),
        ("arXiv:2101.00009v2", "arxiv:2101.00009"),
        ("https://arxiv.org/abs/math/0211159v1", "arxiv:math/0211159"),
        ("https://openalex.org/W12", "openalex:W12"),
        ("openalex:w12", "openalex:W12"),
        ("W12", "openalex:W12"),
        ("https://ror.org/05a28rw58", "ror:05a28rw58"),
        ("05a28rw58", "ror:05a28rw58"),
        ("acl:P01-1001", "acl:P01-1001"),
        ("dblp:conf/nips/VaswaniSPUJGKP17", "dblp:conf/nips/VaswaniSPUJGKP17"),
        ("https://example.org/papers/P12", None),
        ("Smith 2020", None),
        ("doi:n/a", None),
        ("", None),
    ],
)
def test_an_id_with_its_prefix(written: str, expected: str | None) -> None:
    assert clean_key(written) == expected


def test_ids_of_a_paper_have_one_form(tmp_path: Path) -> None:
    place = {"institutions": [{"ror": "https://ror.org/05A28RW58", "openalexId": "i12"}]}
    ada = {"name": "Ada", "orcid": f"https://orcid.org/{ORCID}", "affiliations": [place]}
    paper = read_line(
        tmp_path,
        doi="https://doi.org/10.1000/BOATS",
        arxivId="arXiv:2101.00009v2",
        openalexId="https://openalex.org/W12",
        sourceId="own 12",
        references=["10.1000/sails", "https://doi.org/10.1000/Oars"],
        authors=["Ada"],
        authorships=[ada],
    )

    assert isinstance(paper, PaperRecord)
    assert (paper.doi, paper.arxiv_id, paper.openalex_id) == ("10.1000/boats", "2101.00009", "W12")
    assert paper.source_id == "own 12"
    assert paper.references == ("doi:10.1000/sails", "doi:10.1000/oars")
    (read,) = paper.authorships
    (institution,) = read.affiliations[0].institutions
    assert (read.orcid, institution.ror, institution.openalex_id) == (ORCID, "05a28rw58", "I12")


def test_ids_of_an_institution_have_one_form(tmp_path: Path) -> None:
    said = {"kind": "institution", "name": "ETH", "parents": ["https://ror.org/05ppvf150"]}
    file = tmp_path / "mine.jsonl"
    file.write_text(json.dumps(said | {"ror": "https://ror.org/05a28rw58"}), "utf-8")

    (record,) = read_file(file)

    assert isinstance(record, InstitutionRecord)
    assert (record.ror, record.parents) == ("05a28rw58", ("ror:05ppvf150",))


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"doi": "n/a"}, "$.doi: 'n/a' is no DOI"),
        ({"arxivId": "none"}, "$.arxivId: 'none' is no arXiv id"),
        ({"references": ["doi:10.1000/a", "Smith 2020"]}, "$.references.1: 'Smith 2020' is no id"),
        ({"references": [f"{'x' * 200}"]}, f"$.references.0: '{'x' * 100}…' is no id"),
        ({"otherIds": ["shelf 4", "doi:n/a"]}, "$.otherIds.1: 'doi:n/a' is no id"),
        ({"sourceId": "doi:n/a"}, "$.sourceId: 'doi:n/a' is no id"),
        (
            {"authors": ["Ada"], "authorships": [{"name": "Ada", "orcid": ORCID[:-1] + "8"}]},
            "$.authorships.0.orcid: '0000-0002-1825-0098' is no ORCID iD",
        ),
        ({"references": [4]}, "$.references.0: the number 4 stands where a text belongs"),
        ({"references": "doi:10.1000/a"}, '$.references: the text "doi:10.1000/a" stands where'),
        ({"authorships": [5]}, "$.authorships.0: the number 5 stands where an object belongs"),
    ],
)
def test_a_line_with_what_is_no_id_is_rejected(
    tmp_path: Path, said: dict[str, Any], reason: str
) -> None:
    rejected = read_line(tmp_path, **said)

    assert isinstance(rejected, Rejected)
    assert rejected.reason.startswith(reason)
