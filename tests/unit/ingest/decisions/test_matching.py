"""Finding the mentions that a decision names."""

import pytest

from ingest.decisions.decision import Decision, Kind, MentionRef, PaperRef, Part
from ingest.decisions.matching import KnownMention, KnownPaper, MentionIndex
from ingest.resolve.curators import read_block

BOATS = KnownPaper("paper:boats", "small boats", 2020, "10.1234/boats", records=("record:1",))
OTHER = KnownPaper("paper:other", "small boats", 2024, records=("record:2",))
SEEN = [
    KnownMention("boats#1", "Ada Po", "po a", "paper:boats", 1),
    KnownMention("boats#2", "Bo Ra", "ra b", "paper:boats", 2),
    KnownMention("other#1", "Ada Po", "po a", "paper:other", 1),
    KnownMention("profile:x", "Ada Po", "po a"),
]


def find(ref: MentionRef) -> frozenset[str]:
    index = MentionIndex(SEEN, [BOATS, OTHER], read_block)
    decision = Decision(Kind.VERIFY, "Ada", "2026-01-01", (Part("author:x", (ref,)),))
    return index.find(decision).keys


@pytest.mark.parametrize(
    ("paper", "key"),
    [
        (PaperRef("", "other title", records=("record:1",)), "boats#1"),
        (PaperRef("", "other title", doi="10.1234/boats"), "boats#1"),
        (PaperRef("", "small boats", 2021), "boats#1"),
        (PaperRef("", "small boats", 2023), "other#1"),
        (PaperRef("", "small boats", 2020, records=("record:gone",)), "boats#1"),
    ],
    ids=["by entry", "by DOI", "by title and year", "the nearer year", "the entry is gone"],
)
def test_a_paper_is_found_by_whatever_is_left_of_it(paper: PaperRef, key: str) -> None:
    assert find(MentionRef("Ada Po", paper, 1)) == {key}


@pytest.mark.parametrize(
    ("name", "position", "key"),
    [
        ("Ada Po", 1, "boats#1"),
        ("Ada Po", 7, "boats#1"),
        ("A. Po", 1, "boats#1"),
        ("A. Po", None, "boats#1"),
    ],
    ids=["as it was", "another place", "printed otherwise", "printed otherwise elsewhere"],
)
def test_a_name_is_found_though_print_or_place_changed(
    name: str, position: int | None, key: str
) -> None:
    assert find(MentionRef(name, PaperRef("", "", doi="10.1234/boats"), position)) == {key}


@pytest.mark.parametrize(
    "ref",
    [
        MentionRef("Cy Ti", PaperRef("", "", doi="10.1234/boats"), 1),
        MentionRef("Ada Po", PaperRef("", "large boats", 2020), 1),
        MentionRef("Ada Po", PaperRef("", "small boats"), 1),
        MentionRef("Ada Po", page="profile:y"),
    ],
    ids=["nobody of that name", "no such paper", "two papers fit", "no such page"],
)
def test_what_is_not_there_or_not_clear_is_not_found(ref: MentionRef) -> None:
    assert find(ref) == frozenset()


def test_the_owner_of_a_page_is_found_by_the_page() -> None:
    assert find(MentionRef("Ada Po", page="profile:x")) == {"profile:x"}
