"""What is exported is what our own readers read back."""

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.readers.bibtex import read_bibtex
from ingest.readers.csl import read_csl
from ingest.records import PaperRecord
from service.exports.bibtex import write_bibtex
from service.exports.csl_json import write_csl_json
from service.exports.facts import PaperFacts, WriterFacts
from service.exports.names import CitedName, split_name

NAMES = (
    "Lukas Ruff",
    "Johannes C. Paetzold",
    "Ludwig van Beethoven",
    "Ana María de la Cruz",
    "G. 't Hooft",
    "Sinéad O'Brien",
    "Klaus-Robert Müller",
    "Zoë Ångström",
    "Martin Luther King Jr.",
    "Henry Tudor VIII",
    "Plato",
    "李明",
    "李 明",
    "Άννα Παπαδοπούλου",
    "Jean d'Alembert",
    "Ann B_C",
)
FULL = PaperFacts(
    id="paper:deep-one-class",
    title="LSTMs for 100% of Q&A: the $5 _C#_ ~ {nnU-Net} \\ ^ problem -- ``why'' at x < y",
    writers=tuple(WriterFacts(name) for name in NAMES),
    collectives=("The ATLAS Collaboration", "Working Group on Names & Signs"),
    abstract="One line with 50% & more.\nAnother {line} of $ and \\alpha.",
    date="2021-05-23",
    type="article",
    venue="Annals of R&D",
    doi="10.1234/under_score#1",
    arxiv_id="2205.11474",
    category="cs.LG",
)
READERS = {"bibtex": (write_bibtex, read_bibtex), "csl": (write_csl_json, read_csl)}


def read_back(form: str, paper: PaperFacts) -> PaperRecord:
    write, read = READERS[form]
    (record,) = read(BytesIO(write(paper).encode()), "export")
    assert isinstance(record, PaperRecord), record
    return record


def one_line(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


@pytest.mark.parametrize("form", READERS)
def test_everything_comes_back(form: str) -> None:
    record = read_back(form, FULL)

    assert record.title == FULL.title
    assert record.authors == (*NAMES, *FULL.collectives)
    collective = {one.name for one in record.authorships if one.collective}
    assert collective == set(FULL.collectives)
    assert record.authors_truncated is False
    assert record.date is not None
    assert record.date.value == "2021-05-23"
    assert (record.type, record.venue) == (FULL.type, FULL.venue)
    assert (record.doi, record.arxiv_id) == (FULL.doi, FULL.arxiv_id)
    assert record.abstract == one_line(FULL.abstract)
    assert record.source_id in {f"{form}:deep-one-class", "csl:paper:deep-one-class"}


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("date", [None, "2021", "2021-05", "1905-12-01"])
def test_dates_are_as_exact_as_they_were(form: str, date: str | None) -> None:
    record = read_back(form, PaperFacts("paper:x", "A Title", date=date))

    assert (record.date.value if record.date else None) == date
    assert record.authors == ()
    assert record.authors_truncated is None


@pytest.mark.parametrize("form", READERS)
def test_a_cut_list_stays_cut(form: str) -> None:
    record = read_back(form, PaperFacts("paper:x", "T", (WriterFacts("Ida Berg"),), is_cut=True))

    assert (record.authors, record.authors_truncated) == (("Ida Berg",), True)


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize(
    "type_", ["article", "conference-paper", "book", "book-chapter", "thesis", "report", "dataset"]
)
def test_types_and_venues(form: str, type_: str) -> None:
    paper = PaperFacts("paper:x", "A Title", type=type_, venue="Where It Was")
    record = read_back(form, paper)

    assert record.type == type_
    assert record.venue == (None if (form, type_) == ("bibtex", "dataset") else paper.venue)


@pytest.mark.parametrize("type_", ["peer-review", "book-review", "web-page", "other"])
def test_types_that_csl_has(type_: str) -> None:
    assert read_back("csl", PaperFacts("paper:x", "A Title", type=type_)).type == type_


@pytest.mark.parametrize(
    ("type_", "venue", "csl", "bibtex"),
    [
        ("review", "Fog Letters", "article-journal", "@article"),
        ("letter", "Fog Letters", "article-journal", "@article"),
        ("retracted", "Fog Letters", "article-journal", "@article"),
        ("retracted", None, "article", "@misc"),
        ("preprint", None, "article", "@misc"),
        ("peer-review", None, "review", "@misc"),
        ("paratext", None, "document", "@misc"),
        (None, None, "article", "@misc"),
    ],
)
def test_what_a_paper_is_cited_as(type_: Any, venue: Any, csl: str, bibtex: str) -> None:
    paper = PaperFacts("paper:x", "A Title", type=type_, venue=venue)

    assert json.loads(write_csl_json(paper))[0]["type"] == csl
    assert write_bibtex(paper).startswith(bibtex)


def test_nothing_in_an_identifier_ends_the_entry() -> None:
    paper = PaperFacts("paper:x", "T", doi="10.1234/a}{b", arxiv_id="2205.11474", category="c}s")
    record = read_back("bibtex", paper)

    assert (record.title, record.arxiv_id) == ("T", "2205.11474")
    assert (record.doi or "").startswith("10.1234/a")


@pytest.mark.parametrize("form", READERS)
def test_a_preprint_stays_a_preprint(form: str) -> None:
    paper = PaperFacts("paper:x", "T", type="preprint", arxiv_id="hep-th/9901001", date="1999")
    record = read_back(form, paper)

    assert (record.type, record.arxiv_id) == ("preprint", "hep-th/9901001")


_printable = st.text(
    st.characters(exclude_categories=["C", "Z", "M"], include_characters=" "), min_size=1
)
_words = _printable.map(lambda text: " ".join(text.split())).filter(bool)


@given(title=_words, name=_words)
@example(title="}", name="{")
@example(title="\\", name="a and b")
@example(title="@article{x,", name="A, B, C, D")
@example(title='"#"', name="others")
@example(title="---''``~!`?`", name='"A" # "B"')
@example(title="%", name="\\and")
def test_no_text_breaks_out_of_its_field(title: str, name: str) -> None:
    paper = PaperFacts(
        "paper:x", title, (WriterFacts(name), WriterFacts("Ida Berg")), doi="10.1234/x"
    )
    record = read_back("bibtex", paper)

    assert record.doi == "10.1234/x"
    assert record.title == title
    assert record.authors[-1] == "Ida Berg"
    assert json.loads(write_csl_json(paper))[0]["title"] == title


@pytest.mark.parametrize(
    "name", ["Simon AND Garfunkel", "Rock and Roll", "And", "Smith III", "King, Jr."]
)
def test_a_name_is_one_name(name: str) -> None:
    writers = (WriterFacts("Ida Berg"), WriterFacts(name), WriterFacts("Plato"))
    record = read_back("bibtex", PaperFacts("paper:x", "A Title", writers))

    assert record.authors == ("Ida Berg", name, "Plato")
    assert not record.authors_truncated


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Ludwig van Beethoven", CitedName("Beethoven", "Ludwig", "van")),
        ("van der Berg, Jan", CitedName("Berg", "Jan", "van der")),
        ("Martin Luther King, Jr.", CitedName("King", "Martin Luther", "", "Jr.")),
        ("Plato", CitedName("Plato")),
        ("李 明", CitedName("李 明")),
    ],
)
def test_parts_of_names(printed: str, parts: CitedName) -> None:
    assert split_name(printed) == parts


def test_an_entry_as_it_is_printed() -> None:
    paper: Any = PaperFacts(
        "paper:unet",
        "nnU-Net: A Self-Configuring Method",
        (WriterFacts("Ludwig van der Berg"), WriterFacts("Fabian Isensee")),
        ("ATLAS Collaboration",),
        date="2021-02",
        type="article",
        venue="Nature & Methods",
        doi="10.1234/x_y",
    )
    assert write_bibtex(paper) == (
        "@article{unet,\n"
        "\tauthor = {van der Berg, Ludwig and Isensee, Fabian and {ATLAS Collaboration}},\n"
        "\ttitle = {{nnU-Net:} A {Self-Configuring} Method},\n"
        "\tjournal = {Nature \\& Methods},\n"
        "\tyear = {2021},\n"
        "\tmonth = feb,\n"
        "\tdoi = {10.1234/x_y},\n"
        "\turl = {https://doi.org/10.1234/x_y}\n"
        "}\n"
    )
