from hypothesis import given
from hypothesis import strategies as st

from graph.query.highlight import Highlight, Piece, highlight, is_within
from graph.query.lucene import fold, split_words


def shown(query: str, *fields: tuple[str, list[str] | None]) -> list[Highlight]:
    return highlight(split_words(query), fields)


def parts(query: str, text: str) -> list[tuple[str, str | None]]:
    [found] = shown(query, ("name", [text]))
    return [tuple(part) for part in found.parts]


def test_each_word_is_marked_by_how_it_fits() -> None:
    assert parts("klaus mull", "Klaus-Robert Müller") == [
        ("Klaus", "EXACT"),
        ("-Robert ", None),
        ("Müll", "BEGINNING"),
        ("er", None),
    ]
    assert parts("mueller", "Müller") == [("Müller", "EXACT")]
    assert parts("lukas ruff", "L. Ruff") == [("L", "INITIAL"), (". ", None), ("Ruff", "EXACT")]
    assert parts("lukkas", "Lukas Ruff") == [("Lukas", "TYPO"), (" Ruff", None)]


def test_a_beginning_of_a_word_that_folds_to_another_length_is_marked_whole() -> None:
    assert parts("stra", "Straße 1") == [("Straße", "BEGINNING"), (" 1", None)]


def test_markup_in_a_text_stays_text() -> None:
    assert parts("bold", "a <b>bold</b> title") == [
        ("a <b>", None),
        ("bold", "EXACT"),
        ("</b> title", None),
    ]


def test_only_texts_that_show_more_are_given() -> None:
    variants = ["Lukas Ruff", "L. Ruff", "Ruff, Lukas Maria"]
    names = ("name", ["Lukas Ruff"]), ("nameVariants", variants)
    assert [h.field for h in shown("lukas", *names)] == ["name"]
    assert [h.text for h in shown("ruff maria", *names)] == ["Lukas Ruff", "Ruff, Lukas Maria"]


def test_a_missing_text_is_none() -> None:
    assert shown("mit", ("name", ["Else"]), ("acronyms", None)) == []


@given(st.text(min_size=1, max_size=30), st.text(max_size=60))
def test_the_parts_are_the_text(query: str, text: str) -> None:
    for found in shown(query, ("name", [text])):
        assert "".join(part.text for part in found.parts) == text
        assert all(part.text for part in found.parts)
        assert any(isinstance(part, Piece) and part.match for part in found.parts)


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_a_word_finds_itself(word: str) -> None:
    assert parts(word, word) == [(word, "EXACT")]
    assert fold(word) == word


def test_is_within() -> None:
    assert is_within("lukas", "lukkas", 1)
    assert is_within("lukas", "lukas", 0)
    assert is_within("lukas", "luaks", 1)
    assert not is_within("lukas", "kulas", 1)
    assert is_within("classification", "clssifiction", 2)
    assert not is_within("classification", "clssifictio", 2)
