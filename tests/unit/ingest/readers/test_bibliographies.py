"""What reference managers export: BibTeX, RIS, CSL-JSON."""

import json

import pytest

from ingest.readers.bibtex_names import read_names
from ingest.readers.byline import make_byline
from ingest.record_parts import Affiliation
from ingest.records import Finding, PartialDate
from tests.unit.ingest.readers.samples import describe, read_all, read_sample

KEYWORDS = (Finding("graphs", "keyword"), Finding("people", "keyword"))


def test_bibtex_entries_and_rejections():
    found = [describe(one, "title", "type", "date") for one in read_sample("bibtex.bib")]
    assert found == [
        (5, "Graphs of λ-people & 100% Papers", "article", PartialDate("2021-03", "month")),
        (17, "In a volume", "conference-paper", PartialDate("2020-05-23", "day")),
        (18, "Proceedings of EX", "proceedings", PartialDate("2020-05-23", "day")),
        (19, "A preprint", "preprint", None),
        (20, "Two titles", "preprint", PartialDate("2017-06-12", "day")),
        (21, "is no valid BibTeX: it has no end before the next entry, or the file, does"),
        (22, "the entry has no title"),
        (23, "Somewhere", "web-page", PartialDate("2019", "year")),
    ]


def test_bibtex_entry_in_full():
    entry = read_sample("bibtex.bib")[0]
    assert entry.authors == (
        "Ada Example",
        "Jan van der Berg Jr",
        "Jörg Müller",
        "The GRAPH Collaboration",
    )
    assert entry.authors_truncated is True
    assert [one.family for one in entry.authorships][:3] == ["Example", "van der Berg", "Müller"]
    assert [one.collective for one in entry.authorships] == [False, False, False, True]
    assert (entry.venue, entry.doi) == ("Journal of Examples (new series)", "10.1000/example_1")
    assert entry.topics_given == KEYWORDS
    assert entry.abstract == "We draw @nothing here"
    assert "We draw" not in (entry.raw or "We draw")


def test_bibtex_child_inherits_from_its_volume_that_stands_later():
    assert read_sample("bibtex.bib")[1].venue == "Proceedings of EX"


def test_bibtex_names_parted_by_commas_only():
    entry = read_sample("bibtex.bib")[3]
    assert entry.authors == ("A. Example", "B. Beispiel", "C. Ejemplo", "D. Primer")
    assert entry.arxiv_id == "2101.00001"


@pytest.mark.parametrize(
    ("field", "names", "groups"),
    [
        ("Ada Byron, Bo Carr, and Cy Dent", ["Ada Byron", "Bo Carr", "Cy Dent"], []),
        ("Ada Byron, Bo Carr, Cy Dent", ["Ada Byron", "Bo Carr", "Cy Dent"], []),
        (r"Fog, Fay and \L{}ucja Kos and \O{}ystein Li and \v{C}apek, Jan",
         ["Fay Fog", "Łucja Kos", "Øystein Li", "Jan Čapek"], []),
        (r"\'Agnes Ler and \"Ozge Can", ["Ágnes Ler", "Özge Can"], []),
        ("Byron, A., & Carr, B.", ["A. Byron", "B. Carr"], []),
        (r"Byron, A., Carr, B., \& Dent, C.", ["A. Byron", "B. Carr", "C. Dent"], []),
        (r"Ada Byron \& Bo Carr", ["Ada Byron", "Bo Carr"], []),
        (r"Ernst \& Young", ["Ernst & Young"], []),
        (r"{Simon \& Schuster}", ["Simon & Schuster"], ["Simon & Schuster"]),
        ("and Byron, Ada and and Carr, Bo and", ["Ada Byron", "Bo Carr"], []),
        ("Ada Byron, Jr. and Bo Carr, Ph.D.", ["Ada Byron Jr.", "Bo Carr"], []),
        ("Byron, Ada, MD, MPH and Carr, M.D.", ["Ada Byron", "M.D. Carr"], []),
        ("Byron, Ada; Carr, Bo;", ["Ada Byron", "Bo Carr"], []),
        ("Byron, Ada, and Carr, Bo", ["Ada Byron", "Bo Carr"], []),
        ("de Souza, Maria Clara, and Carr, Bo", ["Maria Clara de Souza", "Bo Carr"], []),
        ("Byron, A. B., Carr, B., and Dent, C.-D.", ["A. B. Byron", "B. Carr", "C.-D. Dent"], []),
        (r"A. Byron \and B. Carr", ["A. Byron", "B. Carr"], []),
        ("Garc&iacute;a M&aacute;rquez, Ana", ["Ana García Márquez"], []),
        ("de la Cruz, Jr., Ana and von Neumann, John",
         ["Ana de la Cruz Jr.", "John von Neumann"], []),
        ("{Smith, Jones, and Sons Inc.} and {van Gogh}, Vincent",
         ["Smith, Jones, and Sons Inc.", "Vincent van Gogh"], ["Smith, Jones, and Sons Inc."]),
        ("{European Space Agency} and {CERN} and {Madonna}",
         ["European Space Agency", "CERN", "Madonna"], ["European Space Agency", "CERN"]),
        (r"{{\'E}cole and {Fog} University}", ["École and Fog University"],
         ["École and Fog University"]),
    ],
)  # fmt: skip
def test_names_of_an_author_field(field, names, groups):
    found = list(read_names(field))
    assert [one.name for one in found] == names
    assert [one.name for one in found if one.collective] == groups


@pytest.mark.parametrize(
    ("field", "names", "truncated"),
    [
        ("Ada Byron and others", ("Ada Byron",), True),
        ("Ada Byron and {others}", ("Ada Byron", "others"), False),
        ("{others} and Ada Byron and others", ("others", "Ada Byron"), True),
        ("Byron, Ada and {et al.}", ("Ada Byron",), True),
        (r"Byron, Ada and \textit{et al.}", ("Ada Byron",), True),
        ("Byron, Ada and Carr, Bo et al.", ("Ada Byron", "Bo Carr"), True),
    ],
)
def test_others_in_braces_are_a_name(field, names, truncated):
    byline = make_byline(read_names(field))
    assert (byline.authors, byline.truncated) == (names, truncated)


@pytest.mark.parametrize(
    ("line", "names", "groups"),
    [
        ("Byron, Ada, Jr.", ["Ada Byron Jr."], []),
        ("Byron, Jr., Ada", ["Ada Byron Jr."], []),
        ("Ada Byron, Jr.", ["Ada Byron Jr."], []),
        ("Ada Byron, MD, PhD", ["Ada Byron"], []),
        ("Byron, A., Carr, B.", ["A. Byron", "B. Carr"], []),
        ("Byron, Ada; Carr, Bo", ["Ada Byron", "Bo Carr"], []),
        ("Company, Anna", ["Anna Company"], []),
        ("World Health Organization, Fog, Rain, and Snow",
         ["World Health Organization, Fog, Rain, and Snow"],
         ["World Health Organization, Fog, Rain, and Snow"]),
        ("Collaboration, The ATLAS", ["The ATLAS Collaboration"], ["The ATLAS Collaboration"]),
    ],
)  # fmt: skip
def test_names_of_a_line_of_ris(tmp_path, line, names, groups):
    ris = tmp_path / "a.ris"
    ris.write_text(f"TY  - JOUR\nAU  - {line}\nTI  - Fog\nER  - \n")

    [paper] = read_all(ris)

    assert list(paper.authors) == names
    assert [one.name for one in paper.authorships if one.collective] == groups


@pytest.mark.parametrize(
    ("line", "places"), [("Byron, Ada", [1]), ("Byron, Ada; Carr, Bo", [0, 0])]
)
def test_an_address_of_ris_is_that_of_the_only_author(tmp_path, line, places):
    ris = tmp_path / "a.ris"
    ris.write_text(f"TY  - JOUR\nAU  - {line}\nAD  - Fog Station\nTI  - Fog\nER  - \n")

    [paper] = read_all(ris)

    assert [len(one.affiliations) for one in paper.authorships] == places


def test_names_that_are_not_cut_into_parts_may_be_those_of_groups(tmp_path):
    ris, csl = tmp_path / "a.ris", tmp_path / "a.json"
    names = ["World Health Organization", "Jane Q. Doe"]
    ris.write_text(
        "".join(["TY  - JOUR\n", *(f"AU  - {n}\n" for n in names), "TI  - Fog\nER  - \n"])
    )
    item = {"type": "article", "title": "Fog", "author": [{"literal": name} for name in names]}
    csl.write_text(json.dumps(item))

    for file in (ris, csl):
        [paper] = read_all(file)
        assert paper.authors == tuple(names)
        assert [one.collective for one in paper.authorships] == [True, False]


def test_a_date_in_words_has_its_year_and_a_book_no_venue_of_its_own_title(tmp_path):
    ris, csl = tmp_path / "a.ris", tmp_path / "a.json"
    ris.write_text("TY  - BOOK\nBT  - Fog\nPB  - Fog Press\nKW  - sea; fog\nER  - \n")
    dates = [{"literal": "circa 2005"}, {"literal": "in press"}]
    items = [{"type": "article", "title": "Fog", "issued": one} for one in dates]
    csl.write_text(json.dumps(items))

    [book] = read_all(ris)
    assert (book.title, book.venue) == ("Fog", "Fog Press")
    assert [one.name for one in book.topics_given] == ["sea", "fog"]
    assert [one.date for one in read_all(csl)] == [PartialDate("2005", "year"), None]


FOG = {
    "a.bib": "@article{{a, title={{{title}}}, {date}, pmid={{123}}, pmcid={{PMC45}}}}",
    "a.ris": "TY  - JOUR\nTI  - {title}\n{date}\nER  - \n",
    "a.json": '[{{"type": "article-journal", "title": "{title}", {date}, "PMID": 123, '
              '"PMCID": "PMC45"}}]',
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("a.bib", "date={13 May 2020}"),
        ("a.ris", "DA  - May 13, 2020"),
        ("a.ris", "PY  - 2020\nDA  - 2020/May/13/"),
        ("a.json", '"issued": {"raw": "May 13, 2020"}'),
    ],
)
def test_dates_in_words_and_papers_that_were_taken_back(tmp_path, name, date):
    file = tmp_path / name
    file.write_text(FOG[name].format(title="RETRACTED ARTICLE: Fog", date=date))

    [paper] = read_all(file)

    assert paper.date == PartialDate("2020-05-13", "day")
    assert paper.type == "retracted"
    assert paper.other_ids == (() if name == "a.ris" else ("pmid:123", "pmcid:45"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("review", "peer-review"),
        ("peer-review", "peer-review"),
        ("review-book", "book-review"),
        ("webpage", "web-page"),
        ("document", "other"),
        ("article-journal", "article"),
    ],
)
def test_types_of_csl(tmp_path, written, expected):
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"type": written, "title": "Fog", "issued": "2020"}))

    assert [one.type for one in read_all(file)] == [expected]


@pytest.mark.parametrize(("tag", "expected"), [("EJOU", "article"), ("STD", "standard")])
def test_types_of_ris(tmp_path, tag, expected):
    file = tmp_path / "a.ris"
    file.write_text(f"TY  - {tag}\nTI  - Fog\nER  - \n")

    assert [one.type for one in read_all(file)] == [expected]


def test_bibtex_first_of_two_equal_fields_counts():
    assert read_sample("bibtex.bib")[4].arxiv_id == "1706.03762"


def test_bibtex_in_windows_encoding():
    (entry,) = read_sample("latin1.bib")
    assert (entry.title, entry.authors) == ("Über Graphen – ein Buch", ("Jürgen Müller",))


def test_ris_references_and_rejections():
    found = [describe(one, "title", "type", "date") for one in read_sample("ris.ris")]
    assert found == [
        (1, "Graphs of people in two lines", "article", PartialDate("2021-03-04", "day")),
        (20, "stands outside of any reference (TY … ER)"),
        (21, "The end is missing", "conference-paper", PartialDate("2020-05", "month")),
        (27, "A preprint", "preprint", PartialDate("2021", "year")),
        (33, "the reference has no title"),
    ]


def test_ris_reference_in_full():
    first, _, second, third, _ = read_sample("ris.ris")
    assert first.authors == ("Ada Example Jr.", "Jan van der Berg", "The GRAPH Collaboration")
    assert first.authors_truncated is True
    assert (first.doi, first.venue) == ("10.1000/example.1", "Journal of Examples")
    assert (first.topics_given, first.abstract) == (KEYWORDS, "We draw graphs.")
    assert "We draw" not in (first.raw or "We draw")
    # An address belongs to nobody in particular where there are several authors
    assert [one.affiliations for one in first.authorships] == [(), (), ()]
    assert second.authorships[0].affiliations == (Affiliation("University of Michigan"),)
    assert third.arxiv_id == "2101.00001"


def test_csl_json():
    full, preprint, bad = read_sample("csl.json")
    assert describe(full, "title", "type", "date", "doi") == (
        2,
        "Graphs of people",
        "article",
        PartialDate("2021-03-04", "day"),
        "10.1000/example.1",
    )
    assert full.authors == ("Ada van der Berg Jr.", "The GRAPH Collaboration")
    assert (full.authors_truncated, full.topics_given) == (True, KEYWORDS)
    assert describe(preprint, "type", "date", "arxiv_id") == (
        33,
        "preprint",
        PartialDate("2021-01", "month"),
        "2101.00001",
    )
    assert describe(bad) == (48, "the item has no title")
