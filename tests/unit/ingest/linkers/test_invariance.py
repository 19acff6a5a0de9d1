"""Neither the order of lines nor the values of ids are evidence, from the files on."""

import gzip
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest

from ingest.linkers.decide import decide
from ingest.resolve.mention_files import join_papers, read_mentions, read_papers
from tests.helpers.shared_data import find_shared

SAMPLE = Path(__file__).parents[3] / "data" / "mentions"
MOST = 1_500

Row = dict[str, Any]


def link(
    folder: Path, mentions: Sequence[Row], papers: Sequence[Row] | None
) -> set[frozenset[str]]:
    known = read_papers(write(folder / "papers.jsonl", papers)) if papers else {}
    clusters = decide(join_papers(read_mentions(write(folder / "mentions.jsonl", mentions)), known))
    return {frozenset(one.key for one in cluster.mentions) for cluster in clusters}


def write(path: Path, rows: Sequence[Row]) -> Path:
    path.write_bytes(b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows))
    return path


def read(path: Path) -> list[Row]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        return [orjson.loads(line) for line in lines]


def change(rows: Sequence[Row], field: str, names: Mapping[str, str]) -> list[Row]:
    return [row if row.get(field) is None else {**row, field: names[row[field]]} for row in rows]


def invent(values: Sequence[str], chance: random.Random) -> dict[str, str]:
    """Give each value another one, in no order that the values had."""
    listed = sorted(set(values))
    numbers = list(range(len(listed)))
    chance.shuffle(numbers)
    return {value: f"x{number}" for value, number in zip(listed, numbers, strict=True)}


def assert_nothing_but_print_counts(
    folder: Path, mentions: Sequence[Row], papers: Sequence[Row] | None, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    keys = invent([row["mention_id"] for row in mentions], chance)
    places = invent(
        [row["paper"] for row in mentions if row.get("paper")] + [p["id"] for p in papers or ()],
        chance,
    )
    renamed = change(change(mentions, "mention_id", keys), "paper", places)
    others = change(papers, "id", places) if papers else None
    chance.shuffle(renamed)
    if others:
        chance.shuffle(others)

    found = link(folder, renamed, others)

    assert found == {
        frozenset(keys[key] for key in people) for people in link(folder, mentions, papers)
    }


@pytest.mark.parametrize("seed", range(3))
def test_the_sample(tmp_path: Path, seed: int) -> None:
    mentions, papers = read(SAMPLE / "mentions.jsonl"), read(SAMPLE / "papers.jsonl")

    assert_nothing_but_print_counts(tmp_path, mentions, papers, seed)


def test_mentions_of_the_anthology(tmp_path: Path) -> None:
    wanted = ("Wang", "Liu", "Müller", "Garcia", "Johnson")
    mentions = [
        row
        for row in read(find_shared("data/authors/acl-mentions.jsonl.gz"))
        if row["last"] in wanted
    ][:MOST]
    on = {row["paper"] for row in mentions}
    papers = [
        row for row in read(find_shared("data/bibliographic/acl.jsonl.gz")) if row["id"] in on
    ]

    assert_nothing_but_print_counts(tmp_path, mentions, papers, 0)


def test_mentions_with_affiliations_only(tmp_path: Path) -> None:
    mentions = read(find_shared("data/authors/qian-mentions.jsonl.gz"))[:MOST]

    assert_nothing_but_print_counts(tmp_path, mentions, None, 1)
