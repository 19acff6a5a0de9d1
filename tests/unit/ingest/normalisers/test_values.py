from datetime import date

import pytest

from ingest.normalisers.categories import find_category, list_categories, parse_category
from ingest.normalisers.dates import parse_date
from ingest.normalisers.links import parse_code_url
from ingest.normalisers.numbers import parse_number
from ingest.normalisers.titles import clean_title, make_entry_key, make_title_key
from ingest.normalisers.unicode import clean_text, fold_text
from ingest.records import PartialDate

AS_OF = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "value", "precision", "inferred"),
    [
        ("May 23, 2022", "2022-05-23", "day", False),
        ("Apr 13", "2026-04-13", "day", True),
        ("Jun 30", "2026-06-30", "day", True),
        ("Jul 1", "2025-07-01", "day", True),
        ("Feb 29", "2024-02-29", "day", True),
        ("2026", "2026", "year", False),
        ("2022-05", "2022-05", "month", False),
        ("2022-05-23", "2022-05-23", "day", False),
    ],
)
def test_a_date_as_far_as_it_is_printed(
    text: str, value: str, precision: str, *, inferred: bool
) -> None:
    assert parse_date(text, AS_OF) == PartialDate(value, precision, inferred)  # type: ignore[arg-type] # from the table


@pytest.mark.parametrize("text", ["", "May", "May 32", "Feb 29, 2023", "2022-13", "Foo 5, 2020"])
def test_no_date(text: str) -> None:
    assert parse_date(text, AS_OF) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("29", 29), ("14,745", 14745), ("43.0", 43.0), ("1.2k", 1200), ("3M", 3_000_000), ("x", None)],
)
def test_numbers(text: str, number: float | None) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("LG", ("cs.LG",), id="one meaning"),
        pytest.param("CV", ("cs.CV", "math.CV"), id="two meanings"),
        pytest.param("GN", ("econ.GN", "math.GN", "q-bio.GN", "q-fin.GN"), id="four meanings"),
        pytest.param("math.CV", ("math.CV",), id="a whole id"),
        pytest.param("QUANT-PH", ("quant-ph",), id="an archive in capitals"),
        pytest.param("MES-HALL", ("cond-mat.mes-hall",), id="a subject of several letters"),
        pytest.param("plasm-ph", ("plasm-ph",), id="a closed archive by its id"),
        pytest.param("XX", (), id="none of arXiv's"),
    ],
)
def test_what_a_printed_category_may_mean(text: str, ids: tuple[str, ...]) -> None:
    assert parse_category(text) == ids


def test_every_category_belongs_to_an_archive_that_is_there() -> None:
    ids = {category.id for category in list_categories()}

    assert len(ids) > 180
    assert {category.parent for category in list_categories()} - {None} <= ids
    vision = find_category("cs.CV")
    assert vision is not None
    assert (vision.name, vision.parent) == ("Computer Vision and Pattern Recognition", "cs")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Code: https://github.com/a/b.", "https://github.com/a/b"),
        ("(see https://github.com/a/b)", "https://github.com/a/b"),
        ("at https://github.com/a/rgrg .", "https://github.com/a/rgrg"),
        ("https://a.github.io/fog/ shows", "https://a.github.io/fog/"),
        ("https://www.example.org/a", None),
        ("no link", None),
    ],
)
def test_the_first_link_to_a_code_host(text: str, url: str | None) -> None:
    assert parse_code_url(text) == url


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (r"Schr{\"o}dinger's  Fog", "Schrödinger's Fog"),
        ("Non-Native~SLT in $k$ Steps.", "Non-Native SLT in k Steps"),
        ("<p>On <i>E. coli</i> &amp; H<sub>2</sub>O</p>", "On E. coli & H₂O"),
        ("Simulating 10$^6$ particles in 10<sup>6</sup> s", "Simulating 10⁶ particles in 10⁶ s"),
        ("Filling the <mask> of Q&A", "Filling the <mask> of Q&A"),
        ("Fog\x00 at\x07 \u2067sea\u2069", "Fog at sea"),
        ("  ", None),
    ],
)
def test_a_title_without_markup(text: str, title: str | None) -> None:
    assert clean_title(text) == title


@pytest.mark.parametrize(
    ("prints", "key"),
    [
        (
            ("Atlas 2 -- Fog, Häfen", 'ATLAS 2: fog, {H}\\"afen.', "Atlas 2 – Fog; Hafen"),
            "atlas 2 fog hafen",
        ),
        (
            (
                "CO2 in <i>E. coli</i>",
                "CO$_2$ in E. coli",
                "CO<sub>2</sub> in E. coli.",
                "CO₂ in E coli",
            ),
            "co2 in e coli",
        ),
        (("10$^6$ particles", "10<sup>6</sup> particles", "10⁶ particles"), "106 particles"),
        (("The <mask> token", "The &lt;mask&gt; token"), "the mask token"),
    ],
)
def test_prints_of_one_title_have_one_key(prints: tuple[str, ...], key: str) -> None:
    assert {make_title_key(title) for title in prints} == {key}


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("CO$_2$ capture in MOFs.", "co 2 capture in mofs"),
        ("<i>E. coli</i> &amp; Fog", "i e coli i amp fog"),
        (r"Schr{\"o}dinger's $O(n^2)$ -- ``Bounds''", "schrodinger s o n 2 bounds"),
        ("10$^6$ particles", "10 6 particles"),
        (" ", None),
    ],
)
def test_the_key_of_an_entry_follows_no_cleaning_of_titles(title: str, key: str | None) -> None:
    assert make_entry_key(title) == key


def test_text_is_composed_and_spaced_plainly() -> None:
    assert clean_text("Ha\u0308fen\u00a0 und\u200b \nBoote") == "Häfen und Boote"
    assert fold_text("Łukasz Øyvind Hägele Y\u0131ld\u0131z") == "lukasz oyvind hagele yildiz"
