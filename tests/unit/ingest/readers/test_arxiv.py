"""arXiv's metadata in its four dialects."""

import json

import pytest

from ingest.readers.arxiv import date_from_id, read_type, split_names
from ingest.record_parts import Affiliation
from ingest.records import PartialDate
from tests.unit.ingest.readers.samples import describe, read_all, read_sample

FIELDS = ("title", "authors", "authors_truncated", "date", "arxiv_id", "categories")


def test_snapshot():
    first, old, cut, bad = read_sample("arxiv-snapshot.jsonl")
    assert describe(first, *FIELDS) == (
        1,
        "Measuring λ in naïve graphs",
        ("A. Example", "B. Müller Jr.", "The GRAPH Collaboration"),
        False,
        PartialDate("2007-04-02", "day"),
        "0704.0001",
        ("cs.DL", "physics.soc-ph"),
    )
    assert (first.doi, first.venue, first.abstract) == (
        "10.1000/example.9",
        "J.Ex. 1 (2008) 2",
        "We measure something.",
    )
    assert [one.collective for one in first.authorships] == [False, False, True]
    assert first.authorships[1].affiliations == (Affiliation("University of Michigan"),)
    assert describe(old, *FIELDS) == (
        2,
        "An old identifier",
        ("Ada Example", "B. Beispiel", "C. Ejemplo Jr."),
        False,
        PartialDate("1999-01", "month"),
        "math/9901001",
        ("math.GT",),
    )
    assert (first.type, old.type) == ("preprint", "retracted")
    assert (cut.authors, cut.authors_truncated) == (("A. Example",), True)
    assert describe(bad) == (4, "has no arXiv id")


def test_oai_pmh():
    full, deleted, raw, broken, plain = read_sample("arxiv-oai.xml")
    assert describe(full, *FIELDS) == (
        6,
        "Measuring graphs in two lines",
        ("A. Example", "B. Müller Jr"),
        False,
        PartialDate("2007-04-02", "day"),
        "0704.0001",
        ("hep-ph", "cs.DL"),
    )
    assert (full.doi, full.source.as_of) == ("10.1000/example.9", "2007-07-24")
    assert describe(deleted) == (10, "the source marks this record as deleted")
    assert describe(raw, *FIELDS) == (
        11,
        "A raw record",
        ("A. Example", "B. Beispiel", "C. Ejemplo"),
        False,
        PartialDate("2007-04-01", "day"),
        "0704.0003",
        ("physics.gen-ph",),
    )
    assert describe(broken) == (13, "is no well-formed XML: Opening and ending tag mismatch: b")
    assert describe(plain, "title", "authors", "abstract") == (
        14,
        "Dublin Core",
        ("Ada Example", "Ben Beispiel"),
        "Plain.",
    )


def test_atom():
    paper, error = read_sample("arxiv-atom.xml")
    assert describe(paper, *FIELDS) == (
        6,
        "Graphs of people and papers",
        ("Ada Example", "Ben Beispiel"),
        False,
        PartialDate("2021-01-01", "day"),
        "2101.00001",
        ("cs.DL", "cs.SI"),
    )
    assert (paper.category, paper.doi, paper.venue) == (
        "cs.DL",
        "10.1000/example.1",
        "Journal of Examples 1",
    )
    assert describe(error) == (24, "the source answers with an error: incorrect id format for x")


@pytest.mark.parametrize(
    ("comments", "abstract", "expected"),
    [
        ("This paper has been withdrawn by the author", "x", "retracted"),
        ("Withdrawn", "x", "retracted"),
        ("withdrawn due to an error in Lemma 2", "x", "retracted"),
        (None, "This paper has been withdrawn.", "retracted"),
        ("Extends the withdrawn manuscript of 2004", "x", "preprint"),
        (None, "Money withdrawn from banks", "preprint"),
        (None, None, "preprint"),
    ],
)
def test_withdrawal_is_said_in_words_only(comments, abstract, expected):
    assert read_type(comments, abstract) == expected


@pytest.mark.parametrize(
    ("arxiv_id", "expected"),
    [("0704.0001", "2007-04"), ("math/9901001", "1999-01"), ("cs/0101001", "2001-01")],
)
def test_month_of_an_identifier(arxiv_id, expected):
    assert date_from_id(arxiv_id) == PartialDate(expected, "month")


def test_names_in_one_line():
    text = r"A. M\"uller (Here, There), B. Beispiel, Jr. and C. Ejemplo"
    assert split_names(text) == ["A. Müller", "B. Beispiel Jr.", "C. Ejemplo"]


def test_names_behind_their_group():
    text = "ATLAS Collaboration: A. Example, B. Beispiel (for the group)"
    assert split_names(text) == ["ATLAS Collaboration", "A. Example", "B. Beispiel"]


RECORD = """<OAI-PMH><request>http://oaipmh.arxiv.org/oai</request><ListRecords>
<record><header><identifier>oai:arXiv.org:0704.0001</identifier></header>
<metadata>{}</metadata></record></ListRecords></OAI-PMH>"""


@pytest.mark.parametrize("date", ["", "soon", "Mon, 32 Apr 2007 19:18:42 GMT"])
def test_without_a_readable_date_the_id_tells_the_month(tmp_path, date):
    raw, snapshot = tmp_path / "raw.xml", tmp_path / "snapshot.json"
    version = f"<version version='v1'><date>{date}</date></version>"
    raw.write_text(RECORD.format(f"<arXivRaw><title>Boats</title>{version}</arXivRaw>"))
    versions = [{"version": "v1", "created": date}]
    known = {"id": "0704.0001", "title": "Boats", "categories": "cs.DL", "versions": versions}
    snapshot.write_text(json.dumps(known | {"submitter": "A. Example"}))

    for file in (raw, snapshot):
        [paper] = read_all(file)
        assert paper.date == PartialDate("2007-04", "month")


def test_what_dublin_core_has_in_fields_of_one_name(tmp_path):
    file = tmp_path / "dc.xml"
    ids = ["http://arxiv.org/abs/0704.0001", "doi:10.1000/Boats.1"]
    fields = "".join(f"<identifier>{one}</identifier>" for one in ids)
    texts = ["We row.", "Comment: This paper has been withdrawn by the author"]
    fields += "".join(f"<description>{one}</description>" for one in texts)
    file.write_text(RECORD.format(f"<dc><title>Boats</title>{fields}</dc>"))

    [paper] = read_all(file)

    assert (paper.arxiv_id, paper.doi) == ("0704.0001", "10.1000/boats.1")
    assert (paper.abstract, paper.type) == ("We row.", "retracted")
