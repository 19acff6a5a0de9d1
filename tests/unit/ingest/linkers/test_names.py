from dataclasses import dataclass

import pytest

from ingest.linkers.likeness import Likeness, compare
from ingest.linkers.names import fold_words
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
    Case("a middle name is an initial", "Ada Mary Byron", "Ada M. Byron", Likeness.MIDDLE),
    Case("one of two middle names is left out", "Ada Mary Lou Byron", "Ada L. Byron",
         Likeness.MIDDLE),
    Case("middle initials conflict", "Ada M. Byron", "Ada K. Byron", Likeness.CONFLICT),
    Case("given names conflict", "Ada Byron", "Alan Byron", Likeness.CONFLICT),
    Case("only an initial", "A. Byron", "Ada Byron", Likeness.INITIAL),
    Case("initials on both sides", "A. Byron", "A. Byron", Likeness.SAME_INITIALS),
    Case("initials as one word", "AM Byron", "A. M. Byron", Likeness.SAME_INITIALS),
    Case("the initial is another", "B. Byron", "Ada Byron", Likeness.CONFLICT),
    Case("initials of both given names", "A. M. Byron", "Ada Mary Byron", Likeness.INITIALS),
    Case("a second initial conflicts", "A. K. Byron", "Ada Mary Byron", Likeness.CONFLICT),
    Case("a full second name agrees", "A. Seza Byron", "Ada Seza Byron", Likeness.INITIALS),
    Case("a full second name says no more than the initial", "A. Seza Byron", "Ada Byron",
         Likeness.INITIAL),
    Case("the first given name is left out", "Tzong Han Byron", "Richard Tzong Han Byron",
         Likeness.LATER_NAMES),
    Case("given names in another order", "Ada Mary Byron", "Mary Ada Byron", Likeness.REORDERED),
    Case("no given name", "Byron", "Ada Byron", Likeness.FAMILY),
    Case("a nickname", "Bill Byron", "William Byron", Likeness.NICKNAME),
    Case("a nickname with a middle initial", "Bill B. Byron", "William B. Byron",
         Likeness.NICKNAME_WITH_MIDDLE),
    Case("a name cut short", "Alek Byron", "Aleksander Byron", Likeness.NICKNAME),
    Case("two letters are no name cut short", "Al Byron", "Alan Byron", Likeness.CONFLICT),
    Case("a wrong letter", "Barbra Byron", "Barbara Byron", Likeness.SLIP),
    Case("two letters swapped", "Micheal Byron", "Michael Byron", Likeness.SLIP),
    Case("two wrong letters", "Barbro Byron", "Barbara Byron", Likeness.CONFLICT),
    Case("a wrong letter in a short name", "Anna Byron", "Anne Byron", Likeness.CONFLICT),
    Case("a wrong letter in Chinese syllables", "Xiaoming Li", "Xiaodong Li", Likeness.CONFLICT),
    Case("a Chinese name does not gain a syllable", "Hao Li", "Hao Ran Li", Likeness.CONFLICT),
    Case("a syllable does not begin a longer name", "Hao Li", "Haoran Li", Likeness.CONFLICT),
    Case("syllables do not begin a longer name", "Xinyu Li", "Xinyuan Li", Likeness.CONFLICT),
    Case("two syllables as one word", "Hao Ran Li", "Haoran Li", Likeness.SPELT),
    Case("ue is no umlaut in Chinese", "Yue Li", "Yu Li", Likeness.CONFLICT),
    Case("aa is no ring in Chinese", "Jiaan Li", "Jian Li", Likeness.CONFLICT),
    Case("an umlaut and its digraph", "Jörg Jäger", "Joerg Jaeger", Likeness.SPELT),
    Case("an umlaut and its bare letter", "Jörg Jäger", "Jorg Jager", Likeness.SAME),
    Case("a ring and its digraph", "Søren Ågård", "Soeren Aagaard", Likeness.SPELT),
    Case("a stroke", "Łukasz Ørsted", "Lukasz Orsted", Likeness.SAME),
    Case("accents", "Tanja Samardžić", "Tanja Samardzic", Likeness.SAME),
    Case("an accent printed as another code point", "Jo\u0308rg Roe", "J\u00f6rg Roe",
         Likeness.SAME),
    Case("a dotless i", "I\u015f\u0131l Roe", "Isil Roe", Likeness.SAME),
    Case("an apostrophe", "Ada O’Hara", "Ada OHara", Likeness.SAME),
    Case("a hyphen in the given name", "Xin-Yu Dai", "Xinyu Dai", Likeness.SPELT),
    Case("hyphenated initials", "K.-R. Müller", "Klaus-Robert Müller", Likeness.INITIALS),
    Case("a particle in one word", "Ada de_la_Cruz", "Ada dela_Cruz", Likeness.SPELT),
    Case("a particle is left out", "Ada van_Roe", "Ada Roe", Likeness.SPELT),
    Case("a second family name", "Ada Roe_Po", "Ada Roe", Likeness.SHORT),
    Case("a first family name", "Ada Roe_Po", "Ada Po", Likeness.SHORT),
    Case("a family name printed as a given one", "Ada Roe Po", "Ada Roe_Po", Likeness.SPELT),
    Case("other second family names", "Ada Roe_Po", "Ada Roe_Lee", Likeness.CONFLICT),
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
    assert set(name(left).keys) & set(name(right).keys)


def test_a_block_is_family_name_and_initial() -> None:
    assert name("Ada Mary Byron").block == "byron a"
    assert name("Byron").block == "byron"


def test_a_family_name_of_several_words_falls_into_the_blocks_of_its_parts() -> None:
    assert name("Ada Lee_Po").keys == ("leepo a", "lee a", "po a")
    assert name("Ada van_der_Lee").keys == ("vanderlee a", "lee a")


def test_a_name_in_another_script_is_kept() -> None:
    assert fold_words("王伟") == ("王伟",)
    assert name("王伟").block == "王伟"
