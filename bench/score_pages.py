"""Compare what the readers make of saved pages with the expected result beside each page.

Usage: python bench/score_pages.py FOLDER [--as-of DATE] [--json FILE] [--alone] [--errors]

Each page `NAME.txt` in FOLDER has its expected facts in `NAME.json`. A field counts as right if it
is equal after Unicode NFC. Without --as-of, 31 December of the expected file's `crawl_year` counts
as the day that the page was saved. The pages are read as one batch, or each --alone.
"""

import argparse
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from ingest.intake import Batch, InputFile
from ingest.normalisers.dates import parse_date
from ingest.records import AuthorRecord, PaperRecord, Record

# expected key -> field of the record
HEAD_FIELDS = {
    "person": "name",
    "main_category": "main_category",
    "h_index": "h_index",
    "papers_count": "paper_count",
    "citations": "citation_count",
    "novelty": "novelty",
    "ai_score": "ai_score",
    "trust": "trust_score",
    "trust_label": "trust_label",
    "verification": "verification",
    "works": "works",
    "followers": "followers",
    "topics": "topics",
    "collaborators": "close_collaborators",
}
ENTRY_FIELDS = {
    "title": "title",
    "authors": "authors",
    "truncated": "authors_truncated",
    "category": "category",
    "code": "has_code",
    "institution_tag": "institution_tag",
    "score_prefix": "score",
    "kind": "type",
    "source": "printed_source",
    "abstract": "abstract",
}
Miss = tuple[str, str, object, object]
Add = Callable[[str, object, object], None]


class Score:
    """Counts of fields, and those that are not as expected."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.seen: Counter[str] = Counter()
        self.misses: list[Miss] = []

    def add(self, page: str, field: str, wanted: object, got: object) -> None:
        """Compare one field."""
        self.seen[field] += 1
        if compose(wanted) != compose(got):
            self.misses.append((page, field, wanted, got))

    def summarise(self) -> dict[str, Any]:
        """Give the figures per field and over all."""
        wrong = Counter(miss[1] for miss in self.misses)
        fields = {
            field: {"fields": count, "right": count - wrong[field]}
            for field, count in self.seen.items()
        }
        all_fields = self.seen.total()
        return {"fields": all_fields, "right": all_fields - wrong.total(), "by_field": fields}


def main() -> int:
    """Score a folder and print the table."""
    options = parse_options()
    score = score_folder(options.folder, options.as_of, alone=options.alone)
    if not score.seen:
        print(f"{options.folder}: no page with an expected result beside it", file=sys.stderr)
        return 1
    print_table(score, show=options.errors)
    if options.json:
        options.json.write_text(json.dumps(score.summarise(), indent=2) + "\n", "utf-8")
    return 0


def score_folder(folder: Path, as_of: date | None, *, alone: bool) -> Score:
    """Read the pages of a folder, in one batch or each alone, and compare them."""
    expected = {
        page: json.loads(page.with_suffix(".json").read_text("utf-8"))
        for page in sorted(folder.glob("*.txt"))
        if page.with_suffix(".json").exists()
    }
    score = Score()
    for saved, group in group_by_date(expected, as_of).items():
        for pages in [[one] for one in group] if alone else [group]:
            score_batch({page: expected[page] for page in pages}, saved, score)
    return score


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--as-of", type=date.fromisoformat)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--errors", action="store_true")
    return parser.parse_args()


def group_by_date(expected: dict[Path, Any], as_of: date | None) -> dict[date, list[Path]]:
    """Put the pages together that were saved on one day."""
    groups: dict[date, list[Path]] = {}
    for page, facts in expected.items():
        saved = as_of or date(facts["crawl_year"], 12, 31)
        groups.setdefault(saved, []).append(page)
    return groups


def score_batch(expected: dict[Path, Any], as_of: date, score: Score) -> None:
    """Read pages together and compare each with what is expected."""
    files = {page: InputFile(page, page.name) for page in expected}
    batch = Batch(list(files.values()), as_of)
    for page, facts in expected.items():
        compare_page(facts, list(batch.read(files[page])), as_of, partial(score.add, page.name))


def compare_page(facts: dict[str, Any], records: list[Record], as_of: date, add: Add) -> None:
    """Compare one page, entry by entry."""
    papers = [record for record in records if isinstance(record, PaperRecord)]
    authors = [record for record in records if isinstance(record, AuthorRecord)]
    add("entries", len(facts["papers"]), len(papers))
    for key, field in HEAD_FIELDS.items():
        if key in facts:
            add(field, facts[key], getattr(authors[0], field) if authors else None)
    for at, wanted in enumerate(facts["papers"]):
        paper = papers[at] if at < len(papers) else None
        for key, field in ENTRY_FIELDS.items():
            if key in wanted:
                add(field, read_expected(key, wanted[key]), getattr(paper, field, None))
        printed = wanted.get("date") or str(wanted["year"])
        add("date", parse_date(printed, as_of), getattr(paper, "date", None))


def read_expected(key: str, value: object) -> object:
    """Give the expected value; the files hold the score as text."""
    return float(value) if key == "score_prefix" and isinstance(value, str) else value


def compose(value: object) -> object:
    """Bring texts to NFC and tuples to lists."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list | tuple):
        return [compose(item) for item in value]
    return value


def print_table(score: Score, *, show: bool) -> None:
    """Print how many fields are right."""
    summary = score.summarise()
    for field, counts in summary["by_field"].items():
        print(f"{field:20} {counts['right']:6,} of {counts['fields']:6,}")
    share = summary["right"] / summary["fields"]
    print(f"{'all':20} {summary['right']:6,} of {summary['fields']:6,}  {share:.2%}")
    for miss in score.misses if show else ():
        print("  ", *miss, sep=" | ")


if __name__ == "__main__":
    raise SystemExit(main())
