"""DBLP: named characters, home pages, and entities that must not be followed."""

from ingest.record_parts import Affiliation
from ingest.records import PartialDate
from tests.unit.ingest.readers.samples import describe, read_all, read_sample


def test_every_entry_is_read_or_rejected_with_its_line():
    found = [describe(one, "kind", "type", "title") for one in read_sample("dblp.xml")[:5]]
    assert found == [
        (4, "paper", "article", "Graphs of people & H₂O"),
        (11, "paper", "preprint", "Why graphs?"),
        (12, "paper", "conference-paper", "To be continued..."),
        (13, "paper", "retracted", "Gone"),
        (14, "paper", "proceedings", "Proceedings of EX"),
    ]


def test_article_in_full():
    article = read_sample("dblp.xml")[0]
    assert article.authors == ("Ada Example", "Jürgen Müller")
    assert article.authorships[0].source_ids == ("dblp:Ada Example 0001",)
    assert article.authorships[0].orcid == "0000-0002-1825-0097"
    assert article.date == PartialDate("2020-05", "month")
    assert (article.doi, article.venue) == ("10.1000/example.1", "J. Examples")
    assert article.references == ("dblp:journals/jex/Old99",)
    assert (article.source_id, article.source.as_of) == (
        "dblp:journals/jex/ExampleM20",
        "2021-05-06",
    )


def test_corr_article_has_its_arxiv_id():
    assert read_sample("dblp.xml")[1].arxiv_id == "2101.00001"


def test_editors_are_no_authors():
    proceedings = read_sample("dblp.xml")[4]
    assert (proceedings.authors, proceedings.authors_truncated) == ((), None)


def test_home_page_is_an_author():
    page, disambiguation = read_sample("dblp.xml")[5:7]
    assert (page.name, page.name_variants, page.orcid) == (
        "Ada Example",
        ("A. Example",),
        "0000-0002-1825-0097",
    )
    assert page.other_ids == ("dblp:Ada Example 0001", "dblp:A. Example")
    assert page.affiliations == (Affiliation("University of Michigan, USA"),)
    assert describe(disambiguation) == (16, "is a disambiguation page")


def test_home_page_that_leads_to_another_is_told_apart_from_one_that_says_nothing(tmp_path):
    file = tmp_path / "dblp.xml"
    pages = ("<crossref>homepages/00/1</crossref>", "<title>Home Page</title>")
    lines = [f'<www key="homepages/00/{n}">{one}</www>' for n, one in enumerate(pages, 3)]
    lines.append('<person key="homepages/00/5"><author>Ben Beispiel</author></person>')
    file.write_text("\n".join(["<dblp>", *lines, "</dblp>"]), "utf-8")

    *pages, person = read_all(file)
    assert person.name == "Ben Beispiel"
    assert [describe(one) for one in pages] == [
        (2, "is a home page that leads to another one"),
        (3, "is a home page without a name"),
    ]


def test_entities_of_the_file_are_not_followed_and_damage_stays_small():
    stolen, unclosed, after = read_sample("dblp.xml")[7:]
    assert describe(stolen) == (17, "is no well-formed XML: Entity 'stolen' not defined")
    assert describe(unclosed) == (18, "<article> has no end before the next <article>")
    assert describe(after, "title", "authors") == (19, "After the damage", ("B",))
