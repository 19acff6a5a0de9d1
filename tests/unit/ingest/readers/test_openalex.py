"""OpenAlex: works, authors, institutions, and what of it is no record."""

import gzip
import json

import pytest

from ingest.record_parts import Affiliation, InstitutionRef
from ingest.records import Finding, PartialDate
from tests.unit.ingest.readers.samples import describe, read_all, read_sample

MERGED = "merge_date,id,merge_into_id\n2022-06-07,A100,A200\n2022-06-07,A101,A200\n"
MICHIGAN = InstitutionRef("University of Michigan", "00jmfr291", "I27837315", "US")


def test_works_and_what_is_none():
    found = [describe(one, "title", "type") for one in read_sample("openalex-works.jsonl")]
    assert found == [
        (1, "Graphs of people & papers", "article"),
        (2, "A list that was cut", "preprint"),
        (3, "Taken back", "retracted"),
        (4, "Front matter", "paratext"),
        (5, "the work has no name or title"),
        (6, '$.authorships.0: the text "Ada Example" stands where an object belongs'),
        (7, "is a source (venue) of OpenAlex; these are not read"),
        (8, "is no valid JSON: unexpected end of data"),
    ]


def test_work_in_full():
    work = read_sample("openalex-works.jsonl")[0]
    assert work.authors == ("A. Example", "Ben Beispiel")
    assert work.authors_truncated is False
    assert work.date == PartialDate("2021-03-04", "day")
    assert (work.doi, work.arxiv_id) == ("10.1000/example.1", "2101.00001")
    assert (work.openalex_id, work.source_id) == ("W1000000001", "openalex:W1000000001")
    assert work.other_ids == ("mag:1000000001", "pmid:12345678")
    assert work.abstract == "We draw and draw graphs."
    assert (work.venue, work.cited_by_count) == ("Journal of Examples", 7)
    assert work.references == ("openalex:W1", "openalex:W2")
    assert work.topics_given == (
        Finding("Graph Theory", "openalex topic", 0.9),
        Finding("Graphs", "openalex keyword", 0.5),
    )
    first, second = work.authorships
    assert (first.orcid, first.openalex_id) == ("0000-0002-1825-0097", "A5000000000")
    assert first.affiliations == (
        Affiliation("Dept. of Graphs, University of Michigan", (MICHIGAN,)),
    )
    assert (second.name, second.orcid, second.affiliations) == ("Ben Beispiel", None, ())


def test_list_that_the_source_cut_is_marked():
    work = read_sample("openalex-works.jsonl")[1]
    assert (work.authors, work.authors_truncated) == (("Ada Example",), True)
    assert work.date == PartialDate("2020", "year")


def test_work_without_authors_has_no_list():
    assert read_sample("openalex-works.jsonl")[3].authors_truncated is None


def test_answer_to_a_list_query():
    found = [describe(one, "title") for one in read_sample("openalex-list.json")]
    assert found == [(12, "A list that was cut"), (38, "The second of two")]


def test_authors():
    ada, ben = read_sample("openalex-authors.jsonl")
    assert (ada.name, ada.orcid, ada.openalex_id) == (
        "Ada Example",
        "0000-0002-1825-0097",
        "A5000000000",
    )
    assert (ada.h_index, ada.paper_count, ada.citation_count) == (6, 12, 345)
    assert (ada.name_variants, ada.other_ids) == (("A. Example",), ("scopus:36455008000",))
    assert ada.affiliations == (Affiliation(None, (MICHIGAN,), (2019, 2021)),)
    assert ben.affiliations == (Affiliation(None, (MICHIGAN,)),)


def test_institution():
    (one,) = read_sample("openalex-institutions.jsonl")
    assert (one.name, one.ror, one.openalex_id) == (
        "University of Michigan",
        "00jmfr291",
        "I27837315",
    )
    assert (one.labels, one.aliases, one.acronyms) == (
        ("Universität von Michigan",),
        ("UMich",),
        ("UM",),
    )
    assert (one.country, one.city, one.children) == ("US", "Ann Arbor", ("ror:05dxps055",))


def test_manifest_of_a_snapshot_holds_no_record():
    assert read_sample("openalex-manifest") == []


def test_a_list_of_merged_ids_is_told_of_once(tmp_path):
    part = tmp_path / "2022-06-07.csv.gz"
    part.write_bytes(gzip.compress(MERGED.encode()))

    [told] = read_all(part)

    assert describe(told) == (1, "is a list of ids that OpenAlex has merged; these are not read")
    assert told.raw == "merge_date,id,merge_into_id … (2 merged ids)"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Example, Ada", "Ada Example"),
        ("Ada Example, Jr.", "Ada Example Jr."),
        ("Ada Example, III", "Ada Example III"),
        ("Ada Example, MD", "Ada Example"),
        ("Ada Example, Ph.D., M.P.H.", "Ada Example"),
        ("Example, M.D.", "M.D. Example"),
        ("Example, Ada, Jr.", "Example, Ada, Jr."),
    ],
)
def test_a_printed_name_in_order(tmp_path, printed, expected):
    file = tmp_path / "work.json"
    authorship = {"author": {"id": "https://openalex.org/A1"}, "raw_author_name": printed}
    work = {"id": "https://openalex.org/W1", "title": "Fog", "authorships": [authorship]}
    file.write_text(json.dumps(work))

    [paper] = read_all(file)

    assert paper.authors == (expected,)
