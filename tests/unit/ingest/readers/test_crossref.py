"""Crossref's works, alone, in lines and in answers."""

import orjson
import pytest

from ingest.record_parts import Affiliation, InstitutionRef
from ingest.records import PartialDate
from tests.unit.ingest.readers.samples import describe, read_all, read_sample


def test_works_and_rejections():
    found = [describe(one, "title", "type", "date") for one in read_sample("crossref.jsonl")]
    assert found == [
        (1, "Graphs of people", "article", PartialDate("2021-03", "month")),
        (2, "Undated", "preprint", None),
        (3, "Taken back", "retracted", PartialDate("2019", "year")),
        (4, "the work has no title"),
    ]


@pytest.mark.parametrize("name", ["crossref.jsonl", "crossref-work.json", "crossref-list.json"])
def test_work_in_full_however_it_is_wrapped(name):
    work = read_sample(name)[0]
    assert (work.doi, work.source_id) == ("10.1000/example.1", "doi:10.1000/example.1")
    assert (work.subtitle, work.venue) == ("A subtitle", "Journal of Examples")
    assert work.authors == ("Ada Example III", "The GRAPH Collaboration")
    assert work.authors_truncated is True
    ada, group = work.authorships
    assert (ada.given, ada.family, ada.orcid) == ("Ada", "Example", "0000-0002-1825-0097")
    assert ada.affiliations == (
        Affiliation(
            "University of Michigan", (InstitutionRef("University of Michigan", "00jmfr291"),)
        ),
    )
    assert (ada.collective, group.collective) == (False, True)
    assert work.abstract == "We draw graphs."
    assert (work.references, work.reference_count) == (("doi:10.1000/old",), 3)
    assert work.versions == ("arxiv:2101.00001",)
    assert (work.cited_by_count, work.source.as_of) == (7, "2024-05-06")


def test_answer_to_a_query():
    assert len(read_sample("crossref-list.json")) == 2


def test_person_of_one_name_is_no_group():
    undated = read_sample("crossref.jsonl")[1]
    assert (undated.authors, undated.authorships[0].collective) == (("Mononym",), False)


def test_a_work_without_a_title_has_its_original_one(tmp_path):
    file = tmp_path / "work.json"
    file.write_text('{"DOI": "10.1000/o", "title": [], "original-title": ["Nebel"], "member": "1"}')

    assert [one.title for one in read_all(file)] == ["Nebel"]


_PRINTED = {"published-print": {"date-parts": [[2018, 7, 1]]}}


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ({"issued": {"date-parts": [[2019, 5, 13]]}}, "2019-05-13"),
        ({"issued": 2019}, "2019"),
        ({"issued": 2019.0}, "2019"),
        ({"published": "2019-05"}, "2019-05"),
        ({"posted": {"date-parts": [2019]}}, "2019"),
        ({"published": {"date-parts": [2019, 5]}}, "2019-05"),
        ({"published": {"date-parts": [[2019.0, "5"]]}}, "2019-05"),
        ({"issued": {"date-parts": [[None]]}} | _PRINTED, "2018-07-01"),
        ({"issued": 999} | _PRINTED, "2018-07-01"),
        ({"issued": 2101, "published": 5, "posted": True}, None),
        ({"issued": 1577836800}, None),
        ({"issued": 2019.5}, None),
    ],
)
def test_dates_are_read_from_parts_and_from_years_alone(tmp_path, more, day):
    path = tmp_path / "work.json"
    work = {"DOI": "10.1000/a", "title": ["On Fog"], "member": "1"} | more
    path.write_bytes(orjson.dumps(work))

    found, *lost = read_all(path)

    assert (found.date.value if found.date else None) == day
    odd = [value for value in more.values() if value in (999, 2101, 5, 1577836800, 2019.5, True)]
    assert [orjson.loads(one.raw) for one in lost] == odd
