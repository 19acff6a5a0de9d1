"""Each kind of identifier is looked up where it is known; answers are read as files are."""

import json

import pytest

from ingest.fetch.errors import FetchError, NotThereError
from ingest.records import AuthorRecord, PaperRecord
from tests.unit.ingest.readers.samples import FORMATS

DOI_PATH = "/crossref/works/10.1000%2Fexample.1"
ARXIV_PATH = "/arxiv/api/query?id_list=2101.00001"
AUTHOR = json.loads((FORMATS / "openalex-authors.jsonl").read_text().splitlines()[0])


def works_path(cursor: str) -> str:
    return "/openalex/works?filter=author.id%3AA5000000000&per_page=200&cursor=" + cursor.replace(
        "*", "%2A"
    )


def page(*numbers: int, more: str | None, truncated: bool = False) -> bytes:
    works = [
        {
            "id": f"https://openalex.org/W{n}",
            "title": f"Paper {n}",
            "is_authors_truncated": truncated,
        }
        for n in numbers
    ]
    return json.dumps({"meta": {"count": 3, "next_cursor": more}, "results": works}).encode()


def test_doi_comes_from_crossref(stand_in, fetch):
    stand_in.teach(DOI_PATH, (FORMATS / "crossref-work.json").read_bytes())
    (paper,) = fetch("doi:10.1000/EXAMPLE.1")
    assert isinstance(paper, PaperRecord)
    assert (paper.title, paper.source.file) == ("Graphs of people", "doi:10.1000/example.1")
    assert paper.source.address == stand_in.address + DOI_PATH


def test_doi_of_another_agency_comes_from_openalex(stand_in, fetch):
    first = (FORMATS / "openalex-works.jsonl").read_bytes().splitlines()[0]
    stand_in.teach("/openalex/works/doi:10.1000/example.1", first)
    (paper,) = fetch("doi:10.1000/example.1")
    assert paper.openalex_id == "W1000000001"
    assert stand_in.paths() == [DOI_PATH, "/openalex/works/doi:10.1000/example.1"]


@pytest.mark.parametrize("text", ["arxiv:2101.00001", "doi:10.48550/arXiv.2101.00001"])
def test_arxiv_identifier_and_its_doi_come_from_arxiv(stand_in, fetch, text):
    feed = (FORMATS / "arxiv-atom.xml").read_bytes()
    stand_in.teach(ARXIV_PATH, feed)
    paper, _ = fetch(text)
    assert (paper.arxiv_id, paper.title) == ("2101.00001", "Graphs of people and papers")
    assert stand_in.paths() == [ARXIV_PATH]


def test_author_comes_with_all_pages_of_papers(stand_in, fetch):
    stand_in.teach("/openalex/authors/A5000000000", json.dumps(AUTHOR).encode())
    stand_in.teach(works_path("*"), page(1, 2, more="next"))
    stand_in.teach(works_path("next"), page(3, more="last"))
    stand_in.teach(works_path("last"), page(more=None))
    author, *papers = fetch("openalex:A5000000000")
    assert isinstance(author, AuthorRecord)
    assert [paper.title for paper in papers] == ["Paper 1", "Paper 2", "Paper 3"]


def test_author_by_orcid_and_without_papers(stand_in, fetch):
    stand_in.teach("/openalex/authors/orcid:0000-0002-1825-0097", json.dumps(AUTHOR).encode())
    (author,) = fetch("orcid:0000-0002-1825-0097", papers=False)
    assert author.name == "Ada Example"


def test_paper_whose_authors_the_list_cut_is_looked_up_by_itself(stand_in, fetch):
    stand_in.teach("/openalex/authors/A5000000000", json.dumps(AUTHOR).encode())
    stand_in.teach(works_path("*"), page(1, more=None, truncated=True))
    whole = {
        "id": "https://openalex.org/W1",
        "title": "Paper 1",
        "authorships": [{"author": {"display_name": f"Author {n}"}} for n in range(150)],
    }
    stand_in.teach("/openalex/works/W1", json.dumps(whole).encode())
    _, paper = fetch("openalex:A5000000000")
    assert (len(paper.authors), paper.authors_truncated) == (150, False)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("doi:10.1000/unknown", "/openalex/works/doi:10.1000/unknown"),
        ("openalex:W404", "/openalex/works/W404"),
    ],
)
def test_what_no_service_knows_is_said(fetch, text, path):
    with pytest.raises(NotThereError, match=f"127.0.0.1 does not know {path}"):
        fetch(text)


def test_empty_feed_means_that_arxiv_does_not_know_it(stand_in, fetch):
    stand_in.teach(ARXIV_PATH, b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>')
    with pytest.raises(NotThereError, match=r"does not know arxiv:2101\.00001"):
        fetch("arxiv:2101.00001")


def test_answer_that_is_no_json_is_said(stand_in, fetch):
    stand_in.teach("/openalex/authors/A1", b"<html>maintenance</html>")
    with pytest.raises(FetchError, match="answered with no JSON"):
        fetch("openalex:A1")
