import pytest

from ingest.normalisers.names import (
    PersonName,
    clean_name,
    make_name_keys,
    may_be_same_name,
    parse_name,
)
from ingest.normalisers.owners import infer_owner
from ingest.records import PaperRecord, Source

SOURCE = Source("paper-list", "page.txt", 1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Winter", PersonName(("Ada",), (), "Winter")),
        ("Edwin D. de Jong", PersonName(("Edwin", "D."), ("de",), "Jong")),
        ("Tim Van de Cruys", PersonName(("Tim", "Van"), ("de",), "Cruys")),
        ("de Jong, Edwin", PersonName(("Edwin",), ("de",), "Jong")),
        ("Bo Lindqvist, Jr.", PersonName(("Bo",), (), "Lindqvist", "Jr.")),
        ("Hal Daumé III", PersonName(("Hal",), (), "Daumé", "III")),
        ("Mausam", PersonName((), (), "Mausam")),
        ("Ada Winter 0003", PersonName(("Ada",), (), "Winter")),
        ("Ada Winter, PhD", PersonName(("Ada",), (), "Winter")),
        ("Ada Winter, M.D., Ph.D., MPH", PersonName(("Ada",), (), "Winter")),
        ("Winter, M.D.", PersonName(("M.D.",), (), "Winter")),
        ("Winter MD", PersonName(("Winter",), (), "MD")),
        ("123", None),
    ],
)
def test_a_name_in_its_parts(text: str, name: PersonName | None) -> None:
    assert parse_name(text) == name


def test_spaces_and_marks_are_cleaned() -> None:
    assert clean_name("  Ada\u00a0 Winter* ") == "Ada Winter"


def test_an_umlaut_has_both_its_spellings_as_keys() -> None:
    assert make_name_keys("Jörg Müller") == {"jorg muller", "joerg mueller"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Johannes Paetzold", "Johannes C. Paetzold"),
        ("Jacob Kauffmann", "Jacob R. Kauffmann"),
        ("Paul F. Jaeger", "Paul F. Jäger"),
        ("Xin-Yu Dai", "Xinyu Dai"),
        ("Marieke Van Erp", "Marieke van Erp"),
    ],
)
def test_prints_of_one_name(one: str, other: str) -> None:
    assert may_be_same_name(one, other)
    assert may_be_same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. Paetzold", "Johannes Paetzold"),
        ("Johannes A. Paetzold", "Johannes C. Paetzold"),
        ("Reza Nasirigerdeh", "Reihaneh Nasirigerdeh"),
        ("Yong Cheng", "Yong Chen"),
        ("Mausam", "Mausam Winter"),
    ],
)
def test_names_that_nothing_joins(one: str, other: str) -> None:
    assert not may_be_same_name(one, other)


def papers(*lists: str, whole: bool = False) -> list[PaperRecord]:
    return [
        PaperRecord(SOURCE, "On Fog", tuple(names.split(", ")), authors_truncated=not whole)
        for names in lists
    ]


def test_the_owner_is_in_every_whole_list() -> None:
    entries = papers("Ada Winter, Bo Berg", "Ada B. Winter", "Cy Ohm, Ada Winter", whole=True)

    owner = infer_owner([*entries, *papers("Bo Berg, Cy Ohm", "Bo Berg, Cy Ohm", "Bo Berg")])

    assert owner is not None
    assert (owner.name, owner.ground) == ("Ada Winter", "printed on 3 of 6 entries")


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([], id="no entries"),
        pytest.param(papers("Ada Winter, Bo Berg"), id="one entry"),
        pytest.param(papers("Ada Winter, Bo Berg", "Ada Winter, Bo Berg"), id="two who tie"),
        pytest.param(papers("Ada Winter, Bo Berg", "Cy Ohm", whole=True), id="nobody in all"),
        pytest.param(papers("Ada Winter, Bo Berg", "Ada Winter, Cy Ohm"), id="too few"),
    ],
)
def test_without_enough_evidence_nobody_is_named(entries: list[PaperRecord]) -> None:
    assert infer_owner(entries) is None
