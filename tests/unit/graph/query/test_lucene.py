import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.query.lucene import fold, fulltext_query, split_words


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
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lukas  Ruff", ["lukas", "ruff"]),
        ("Klaus-Robert Müller", ["klaus", "robert", "muller"]),
        ("cs.CV", ["cs.cv"]),
        ("O'Brien's", ["o'brien's"]),
        ("Paul F. Jäger", ["paul", "f", "jager"]),
        ("  ?!*  ", []),
        ("a:b (c) [d] e/f", ["a", "b", "c", "d", "e", "f"]),
    ],
)
def test_split_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@given(st.text())
def test_no_word_holds_what_lucene_knows(text: str) -> None:
    for word in split_words(text):
        assert not re.search(r'[+\-&|!(){}\[\]^"~*?:\\/\s]', word)
        assert word == fold(word)


def test_a_short_word_may_have_no_typing_error() -> None:
    assert fulltext_query(["ruf"]) == '+("ruf"^0.1 [ruf TO ruf]^8 ruf*^3)'


def test_longer_words_may_have_one_or_two() -> None:
    assert "ruff~1^0.1" in fulltext_query(["ruff"])
    assert "anomalies~2^0.1" in fulltext_query(["anomalies"])


def test_stop_words_are_not_demanded_beside_others() -> None:
    query = fulltext_query(["attention", "is", "all"])
    assert query.startswith("+(")
    assert " (" in query
    assert query.count("+(") == 2
    assert fulltext_query(["the"]).startswith("+(")
