"""Render pages of an anthology's records in the three layouts, read them, and count what is right.

Usage: python bench/stress_pages.py ACL_JSONL_GZ [--pages N] [--seed S] [--batch N] [--errors]

The pages are those of N authors with at least three papers, drawn at random. Nothing is kept. With
--batch N, so many pages are read together; otherwise each by itself.
"""

import argparse
import gzip
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ingest.intake import Batch, InputFile
from ingest.normalisers.names import may_be_same_name
from ingest.records import AuthorRecord, PaperRecord

AS_OF = date(2022, 12, 31)
FEWEST_PAPERS = 3
MOST_PAPERS = 50
LONGEST_LIST = 3
SCORED = 0.1
TAGGED = 0.15
CATEGORIES = ("CL", "LG", "CV", "AI", "IR", "MA", "SD", "quant-ph")
TAGS = ("stanford", "deepmind", "eth-zurich", "meta-ai")
Paper = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as text, whose it is, and its papers in order."""

    layout: str
    owner: str
    papers: list[Paper]
    text: str


def main() -> int:
    """Render, read and count."""
    options = parse_options()
    records = read_records(options.records)
    pages = render_pages(records, options.pages, random.Random(options.seed))  # noqa: S311
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    size = options.batch or 1
    for start in range(0, len(pages), size):
        read_batch(pages[start : start + size], counts, show=options.errors)
    for layout, figures in counts.items():
        print(layout)
        for name, count in figures.items():
            print(f"  {name:32} {count:7,}")
        print(f"  {'titles and authors right':32} {figures['right'] / figures['entries']:8.3%}")
    return 0


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int)
    parser.add_argument("--errors", action="store_true")
    return parser.parse_args()


def read_records(path: Path) -> list[Paper]:
    """Read the records that have a title and authors with names."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    named = [one for one in records if one.get("title") and one.get("authors")]
    return [one for one in named if all(author["name"].strip() for author in one["authors"])]


def render_pages(records: list[Paper], count: int, chance: random.Random) -> list[Rendered]:
    """Draw owners and render their papers, in each layout in turn."""
    papers: dict[str, list[Paper]] = defaultdict(list)
    for record in records:
        for author in record["authors"]:
            papers[author["name"]].append(record)
    owners = sorted(name for name, own in papers.items() if len(own) >= FEWEST_PAPERS)
    layouts = (("glued", render_list), ("open", render_author_page), ("profile", render_profile))
    pages = []
    for at, owner in enumerate(chance.sample(owners, min(count, len(owners)))):
        layout, render = layouts[at % len(layouts)]
        own = chance.sample(papers[owner], min(MOST_PAPERS, len(papers[owner])))
        pages.append(Rendered(layout, owner, own, render(owner, own, chance)))
    return pages


def render_list(_owner: str, papers: list[Paper], chance: random.Random) -> str:
    """Render a paper list: title and names run together."""
    lines = []
    for paper in papers:
        lines += [render_head(chance), title_of(paper) + render_names(paper, chance)]
        lines += [paper["abstract"]] if paper.get("abstract") else []
    return "\n".join(lines)


def render_author_page(owner: str, papers: list[Paper], chance: random.Random) -> str:
    """Render an author page: a head, then title and names apart."""
    figures = [f"h-index{chance.randint(1, 99)}", f"{len(papers)}papers"]
    figures += [f"{chance.randint(0, 30_000):,}citations", "Novelty45%", "AI Score47"]
    lines = [owner, "", "CL", *figures, "", f"{len(papers)} Papers", ""]
    for paper in papers:
        lines += [render_head(chance), title_of(paper), "", render_names(paper, chance), ""]
        lines += [paper["abstract"], ""] if paper.get("abstract") else []
    return "\n".join(lines)


def render_profile(owner: str, papers: list[Paper], _chance: random.Random) -> str:
    """Render a profile page: no names, a year only."""
    lines = ["Researcher profile", "", owner, "", "Trust snapshot", "", f"{len(papers)}works", ""]
    lines += ["Published work", "", f"{len(papers)} published item(s)", ""]
    for paper in papers:
        lines += [f"preprint{paper.get('year', 2000)}arXiv", "", title_of(paper), ""]
        lines += [paper["abstract"], ""] if paper.get("abstract") else []
    return "\n".join(lines)


def render_head(chance: random.Random) -> str:
    """Render the first line of an entry."""
    score = f"{chance.randint(0, 999) / 10}" if chance.random() < SCORED else ""
    day = chance.choice(("Mar 31, 2019", "May 5", "Aug 23, 2021", "Jan 8", "Sep 12, 2020"))
    return score + chance.choice(CATEGORIES) + day + chance.choice(("", "Code"))


def render_names(paper: Paper, chance: random.Random) -> str:
    """Render the names as the pages do: three, then "et al."."""
    names = names_of(paper)
    tag = f" · {chance.choice(TAGS)}" if chance.random() < TAGGED else ""
    return ", ".join(names[:LONGEST_LIST]) + (" et al." if len(names) > LONGEST_LIST else "") + tag


def names_of(paper: Paper) -> list[str]:
    """Give the names with single spaces."""
    return [" ".join(author["name"].split()) for author in paper["authors"]]


def title_of(paper: Paper) -> str:
    """Give the title in one line."""
    return " ".join(paper["title"].split())


def read_batch(pages: list[Rendered], counts: dict[str, Counter[str]], *, show: bool) -> None:
    """Read pages together and compare each with what it was rendered from."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for at, page in enumerate(pages):
            path = Path(folder) / f"{at}.txt"
            path.write_text(page.text, "utf-8")
            files.append(InputFile(path, path.name))
        batch = Batch(files, AS_OF)
        for page, file in zip(pages, files, strict=True):
            compare(page, list(batch.read(file)), counts[page.layout], show=show)


def compare(page: Rendered, records: list[Any], counts: Counter[str], *, show: bool) -> None:
    """Count entries that are right, wrong, and marked as doubtful."""
    papers = [record for record in records if isinstance(record, PaperRecord)]
    counts["pages"] += 1
    counts["entries"] += len(page.papers)
    counts["lost"] += max(0, len(page.papers) - len(papers))
    for paper, read in zip(page.papers, papers, strict=False):
        authors = () if page.layout == "profile" else tuple(names_of(paper)[:LONGEST_LIST])
        right = read.title == title_of(paper) and read.authors == authors
        doubtful = "title" in read.doubtful
        counts["right"] += right
        counts["boundary doubtful"] += doubtful
        counts["of which wrong"] += doubtful and not right
        if not right and show:
            print(page.layout, title_of(paper)[-70:], authors, read.authors[:1], file=sys.stderr)
    count_owner(page, records, counts)


def count_owner(page: Rendered, records: list[Any], counts: Counter[str]) -> None:
    """Count how often the owner of a page without a name was told rightly."""
    author = next(record for record in records if isinstance(record, AuthorRecord))
    if page.layout != "glued":
        counts["owner printed"] += author.name == page.owner
    elif author.inferred_name is None:
        counts["owner left open"] += 1
    elif may_be_same_name(author.inferred_name, page.owner):
        counts["owner inferred rightly"] += 1
    else:
        counts["owner inferred wrongly"] += 1


if __name__ == "__main__":
    raise SystemExit(main())
