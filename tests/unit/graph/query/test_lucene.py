import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.query.lucene import MAX_WORDS, Spellings, fold, search_query, split_words, suggest_query


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Müller", "muller"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Ångström", "angstrom"),
        ("Łukasz Ørsted Æther", "lukasz orsted aether"),
        ("O\u2019Brien", "o'brien"),
        ("ﬁne", "fine"),
        ("\uff26ull", "full"),
        ("e\u0301", "e"),
        ("Юрий", "юрий"),
        ("\u0438\u0306", "й"),
        ("김", "김"),
        ("が", "が"),
        ("Άλφα", "άλφα"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def words_of(text: str) -> list[str]:
    return [word[0] for word in split_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lukas  Ruff", ["lukas", "ruff"]),
        ("Ruff, Lukas", ["ruff", "lukas"]),
        ("Klaus-Robert Müller", ["klaus", "robert", "muller"]),
        ("cs.CV", ["cs.cv"]),
        ("O'Brien's", ["o'brien's"]),
        ("O\u2019Brien", ["o'brien"]),
        ("Paul F. Jäger", ["paul", "f", "jager"]),
        ("  ?!*  ", []),
        ("a:b (c) [d] e/f", ["a", "b", "c", "d", "e", "f"]),
    ],
)
def test_split_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("Müller", ("muller", "mueller")),
        ("Mueller", ("mueller", "muller")),
        ("Muller", ("muller",)),
        ("Ångström", ("angstrom", "aangstroem")),
        ("Ruff", ("ruff",)),
        ("K.R.", ("k.r", "kr")),
        ("KR", ("kr", "k.r")),
        ("Kr", ("kr",)),
        ("cs.CV", ("cs.cv",)),
        ("LSTM", ("lstm",)),
    ],
)
def test_other_spellings_of_a_word(word: str, spellings: Spellings) -> None:
    assert split_words(word) == [spellings]


@given(st.text())
def test_no_word_holds_what_lucene_knows(text: str) -> None:
    for word in split_words(text):
        for spelling in word:
            assert spelling
            assert not re.search(r'[+\-&|!(){}\[\]^"~*?:\\/\s]', spelling)
        assert word[0] == fold(word[0])


def test_a_short_word_may_have_no_typing_error() -> None:
    assert search_query([("ruf",)]) == '+("ruf"^0.1 [ruf TO ruf]^8 ruf*^3)'


def test_longer_words_may_have_one_or_two() -> None:
    assert "ruff~1^0.1" in search_query([("ruff",)])
    assert "anomalies~2^0.1" in search_query([("anomalies",)])
    assert "~" not in suggest_query([("anomalies",)])


def test_stop_words_are_not_demanded_beside_others() -> None:
    query = search_query([("attention",), ("is",), ("all",)])
    assert query.startswith("+(")
    assert " (" in query
    assert query.count("+(") == 2
    assert search_query([("the",)]).startswith("+(")


def test_initials_in_one_word_may_begin_words_of_a_name() -> None:
    words = split_words("K.R. M")
    apart = '(+("k"^0.1 [k TO k]^8 k*^3) +("r"^0.1 [r TO r]^8 r*^3))^0.2'
    assert apart in suggest_query(words, names=True)
    assert apart in search_query(split_words("KR Mueller"), names=True)
    assert apart not in suggest_query(words)


@pytest.mark.parametrize("name", ["LI", "LEE", "KIM"])
def test_a_short_name_in_capitals_alone_is_no_initials(name: str) -> None:
    words = split_words(name)
    letter = f"[{name[0].lower()} TO {name[0].lower()}]"
    assert letter not in suggest_query(words, names=True)
    assert letter not in search_query(words, names=True)


def test_an_initial_stands_beside_any_spelling_of_the_other_word() -> None:
    query = search_query(split_words("K. Mueller"), names=True)
    assert "+([k TO k]) +([mueller TO mueller]^8 [muller TO muller]^4)" in query


def test_only_names_of_few_words_are_looked_for_by_initials() -> None:
    words: list[Spellings] = [("lukas",), ("ruff",)]
    assert "[l TO l]" not in search_query(words)
    assert "+([l TO l]) +([ruff TO ruff]^8)" in search_query(words, names=True)
    assert search_query(words[:1], names=True) == search_query(words[:1])
    many: list[Spellings] = [(f"word{n}",) for n in range(MAX_WORDS)]
    assert search_query(many, names=True) == search_query(many)
