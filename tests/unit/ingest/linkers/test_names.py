from dataclasses import dataclass

import pytest

from ingest.linkers.names import Likeness, compare, fold, spellings
from tests.unit.ingest.linkers.naming import name


@dataclass(frozen=True)
class Case:
    id: str
    left: str
    right: str
    expected: Likeness


CASES = [
    Case("the same name", "Ada Byron", "Ada Byron", Likeness.SAME),
    Case("a middle initial is left out", "Ada M. Byron", "Ada Byron", Likeness.SHORT),
    Case("a middle name is an initial", "Ada Mary Byron", "Ada M. Byron", Likeness.SHORT),
    Case("middle initials conflict", "Ada M. Byron", "Ada K. Byron", Likeness.CONFLICT),
    Case("given names conflict", "Ada Byron", "Alan Byron", Likeness.CONFLICT),
    Case("one given name begins the other", "Hao Li", "Haoran Li", Likeness.CONFLICT),
    Case("only an initial", "A. Byron", "Ada Byron", Likeness.INITIALS),
    Case("initials on both sides", "A. Byron", "A. Byron", Likeness.INITIALS),
    Case("the initial is another", "B. Byron", "Ada Byron", Likeness.CONFLICT),
    Case("initials of both given names", "A. M. Byron", "Ada Mary Byron", Likeness.INITIALS),
    Case("a second initial conflicts", "A. K. Byron", "Ada Mary Byron", Likeness.CONFLICT),
    Case("a full second name agrees", "A. Seza Byron", "Ada Seza Byron", Likeness.SHORT),
    Case("a full second name says no more than the initial", "A. Seza Byron", "Ada Byron",
         Likeness.INITIALS),
    Case("an umlaut and its digraph", "Jörg Jäger", "Joerg Jaeger", Likeness.SAME),
    Case("an umlaut and its bare letter", "Jörg Jäger", "Jorg Jager", Likeness.SAME),
    Case("a digraph is no bare letter", "Ina Jaeger", "Ina Jager", Likeness.CONFLICT),
    Case("a stroke", "Łukasz Ørsted", "Lukasz Orsted", Likeness.SAME),
    Case("accents", "Tanja Samardžić", "Tanja Samardzic", Likeness.SAME),
    Case("a hyphen in the given name", "Xin-Yu Dai", "Xinyu Dai", Likeness.SAME),
    Case("hyphenated initials", "K.-R. Müller", "Klaus-Robert Müller", Likeness.INITIALS),
    Case("a family name of two words", "Ada de_la_Cruz", "Ada dela_Cruz", Likeness.SAME),
    Case("other family names", "Ada Byron", "Ada Lovelace", Likeness.CONFLICT),
    Case("generations conflict", "Ada Jr Byron", "Ada Sr Byron", Likeness.CONFLICT),
    Case("one generation is not printed", "Ada Jr Byron", "Ada Byron", Likeness.SAME),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_two_names_fit_as_well_as_they_are_printed(case: Case) -> None:
    assert compare(name(case.left), name(case.right)) is case.expected
    assert compare(name(case.right), name(case.left)) is case.expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Paul F. Jaeger", "Paul F. Jäger"),
        ("Jörg Müller", "J. Mueller"),
        ("A. El-Assady", "Anna El_Assady"),
        ("Søren Ågård", "S. Aagaard"),
        ("K.-R. Groß", "Klaus Gross"),
    ],
)
def test_names_that_may_be_one_person_fall_into_one_block(left: str, right: str) -> None:
    assert name(left).block == name(right).block


def test_a_block_is_family_name_and_initial() -> None:
    assert name("Ada Mary Byron").block == "byron a"
    assert name("Byron").block == "byron"


def test_a_name_in_another_script_is_kept() -> None:
    assert fold("王伟") == "王伟"
    assert name("王伟").block == "王伟"


def test_spellings_hold_the_digraph_and_the_bare_letter() -> None:
    assert spellings("Jäger") == {"jager", "jaeger"}
    assert spellings("Ja\u0308ger") == {"jager", "jaeger"}
