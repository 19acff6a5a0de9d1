"""The pages that the project was conceived from, and those with an expected result beside them."""

from collections import Counter
from datetime import date

import pytest

from bench.score_pages import score_folder
from ingest.intake import Batch, list_files
from ingest.records import AuthorRecord, PaperRecord, Rejected
from tests.helpers.shared_data import find_shared


def test_the_given_pages_give_87_entries_and_nothing_doubtful() -> None:
    files = list_files([find_shared("pages")])
    batch = Batch(files, date(2026, 6, 30))
    records = [record for file in files for record in batch.read(file)]

    papers = [record for record in records if isinstance(record, PaperRecord)]
    authors = [record for record in records if isinstance(record, AuthorRecord)]
    assert Counter(paper.source.file[:3] for paper in papers) == {
        "000": 8,
        "001": 21,
        "002": 8,
        "003": 50,
    }
    assert [author.name or author.inferred_name for author in authors] == [
        "Lukas Ruff",
        "Lukas Ruff",
        "Lukas Klein",
        "Georgios Kaissis",
    ]
    assert not any(isinstance(record, Rejected) for record in records)
    assert not any(paper.doubtful for paper in papers)


@pytest.mark.parametrize("alone", [False, True], ids=["in one batch", "page by page"])
@pytest.mark.parametrize(
    ("folder", "saved"),
    [("data/pages-observed", date(2026, 6, 30)), ("data/pages-rendered", None)],
)
def test_at_least_99_per_cent_of_the_expected_fields_are_right(
    folder: str, saved: date | None, *, alone: bool
) -> None:
    score = score_folder(find_shared(folder), saved, alone=alone).summarise()

    assert score["fields"] > 100
    assert score["right"] >= 0.99 * score["fields"]
