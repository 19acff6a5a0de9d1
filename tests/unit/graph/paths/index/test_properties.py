"""What people and papers are called, as the index keeps it."""

from pathlib import Path
from random import Random

import numba

from graph.paths.index.file import open_index, save_index
from graph.paths.index.properties import list_properties
from graph.paths.index.strings import make_strings, make_texts
from tests.helpers.collaborations import World, WorldPaper
from tests.helpers.indexed_world import index_world

MADE = World(
    ("author:a", "author:b", "author:é"),
    (
        WorldPaper("paper:2", 2, 2020, (("author:b", 1.0), ("author:a", 1.0))),
        WorldPaper("paper:1", 2, None, (("author:b", 1.0), ("author:é", 1.0))),
    ),
)


def test_names_and_titles_outlive_the_file(tmp_path: Path) -> None:
    built = index_world(MADE)
    save_index(built, tmp_path / "index")
    opened = open_index(tmp_path / "index")
    assert opened is not None

    for index in (built, opened):
        authors = ["author:é", "author:a"]
        assert list_properties(index, "Author", authors, ["name"]) == [
            ["Name of author:é", "Name of author:a"]
        ]
        assert list_properties(index, "Paper", ["paper:1", "paper:2"], ["year", "title"]) == [
            [None, 2020],
            ["Title of paper:1", "Title of paper:2"],
        ]
        for kind, unknown in [("Author", "author:c"), ("Paper", "paper:3"), ("Topic", "author:a")]:
            assert list_properties(index, kind, ["author:a", unknown], []) is None
        assert list_properties(index, "Author", authors, ["name", "paperCount"]) is None


def test_machine_code_for_a_new_index_fits_one_from_a_file(tmp_path: Path) -> None:
    built = index_world(MADE)
    save_index(built, tmp_path / "index")
    opened = open_index(tmp_path / "index")
    assert opened is not None

    assert numba.typeof(built.graph) == numba.typeof(opened.graph)
    for name in ("text", "marks"):
        one, other = getattr(built.author_ids, name), getattr(opened.author_ids, name)
        assert numba.typeof(one) == numba.typeof(other)


def test_strings_are_found_where_they_are() -> None:
    random = Random(1)  # noqa: S311 - tests, not secrets
    for _ in range(200):
        letters = random.choice(["ab", "aé中", "x"])
        words = ["".join(random.choices(letters, k=random.randrange(6))) for _ in range(30)]
        kept = sorted(set(words[: random.randrange(30)]), key=str.encode)
        strings = make_strings(kept)

        for word in words:
            assert strings.find(word) == (kept.index(word) if word in kept else -1)
        assert [strings[n] for n in range(len(strings))] == strings.list_all() == kept


def test_texts_keep_their_order_and_may_be_empty() -> None:
    texts = make_texts(["b", "", "ä", ""])

    assert len(texts) == 4
    assert [texts[n] for n in range(4)] == texts.list_all() == ["b", "", "ä", ""]
    assert len(make_texts([])) == 0
