import pytest

from ingest.readers.headline import (
    is_cut_entry_head,
    is_damaged_entry_head,
    read_entry_head,
    read_item_head,
)


@pytest.mark.parametrize(
    ("text", "score", "category", "date", "code"),
    [
        ("CVMay 23, 2022", None, "CV", "May 23, 2022", "no"),
        ("IVAug 23, 2022Code", None, "IV", "Aug 23, 2022", "yes"),
        ("43.0CVApr 13", "43.0", "CV", "Apr 13", "no"),
        ("58.7CLMay 27Code", "58.7", "CL", "May 27", "yes"),
        ("AIMar 31", None, "AI", "Mar 31", "no"),
        ("MAMar 3, 2020", None, "MA", "Mar 3, 2020", "no"),
        ("quant-phMay 5", None, "quant-ph", "May 5", "no"),
        ("QUANT-PHDec 5, 2019", None, "QUANT-PH", "Dec 5, 2019", "no"),
        ("cs.CVJan 1, 2020", None, "cs.CV", "Jan 1, 2020", "no"),
        ("cond-mat.mes-hallJan 1, 2020", None, "cond-mat.mes-hall", "Jan 1, 2020", "no"),
    ],
)
def test_the_parts_of_an_entry_head(
    text: str, score: str | None, category: str, date: str, code: str
) -> None:
    head = read_entry_head(text)

    assert head is not None
    assert (head.get("score"), head["category"], head["date"], head["has_code"]) == (
        score,
        category,
        date,
        code,
    )


@pytest.mark.parametrize(
    "text",
    ["", "CV", "A study from May 5, 2020", "We released it in May 23, 2022.", "8 Papers", "2020"],
)
def test_other_lines_are_no_entry_head(text: str) -> None:
    assert read_entry_head(text) is None
    assert not is_damaged_entry_head(text)


def test_a_head_with_a_broken_date_is_seen_as_damaged() -> None:
    assert is_damaged_entry_head("CVMay 232022")


@pytest.mark.parametrize("text", ["CV", "CVMa", "43.0CVMay", "CVMay 2"])
def test_the_beginning_of_a_head_is_recognised(text: str) -> None:
    assert is_cut_entry_head(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "preprint2026arXiv",
            {"type": "preprint", "date": "2026", "printed_source": "arXiv"},
        ),
        (
            "conference paper2019DBLP",
            {"type": "conference paper", "date": "2019", "printed_source": "DBLP"},
        ),
        ("journal-article2021", {"type": "journal-article", "date": "2021"}),
        ("A sentence about 2020", None),
        ("2020", None),
    ],
)
def test_the_parts_of_a_profile_item(text: str, parts: dict[str, str] | None) -> None:
    assert read_item_head(text) == parts
