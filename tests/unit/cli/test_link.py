import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli.link import app

MENTIONS = [
    {"mention_id": "m1", "paper": "p1", "pos": 0, "name": "Ada M. Byron"},
    {"mention_id": "m2", "paper": "p1", "pos": 1, "name": "Alan Turing"},
    {"mention_id": "m3", "paper": "p2", "pos": 0, "name": "A. Byron", "first": "A.",
     "last": "Byron"},
    {"mention_id": "m4", "paper": "p3", "pos": 0, "name": "A. Byron",
     "affiliations": ["University A"]},
]  # fmt: skip
PAPERS = [
    {"id": "p2", "title": "Engines", "year": "1843", "venue": "Notes",
     "authors": [{"name": "A. Byron"}, {"first": "Alan", "last": "Turing"}]},
]  # fmt: skip


def write(path: Path, *rows: Any) -> str:
    text = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return str(path)


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(app, ["authors", *arguments], input=text)


def read_clusters(lines: str) -> dict[str, str]:
    rows = [json.loads(line) for line in lines.splitlines()]
    assert all(list(row) == ["mention_id", "cluster_id"] for row in rows)
    return {row["mention_id"]: row["cluster_id"] for row in rows}


def test_each_mention_gets_a_cluster_in_the_order_of_the_file(tmp_path: Path) -> None:
    result = run(write(tmp_path / "m.jsonl", *MENTIONS))

    clusters = read_clusters(result.stdout)
    assert result.exit_code == 0
    assert list(clusters) == ["m1", "m2", "m3", "m4"]
    assert clusters["m1"] != clusters["m3"]
    assert "4 mentions on 3 papers are" in result.stderr


def test_papers_add_coauthors(tmp_path: Path) -> None:
    result = run(
        write(tmp_path / "m.jsonl", *MENTIONS), "--papers", write(tmp_path / "p.jsonl", *PAPERS)
    )

    clusters = read_clusters(result.stdout)
    assert clusters["m1"] == clusters["m3"] != clusters["m2"]
    assert "2 of the papers are not in the file of papers" in result.stderr


def test_any_file_may_be_packed(tmp_path: Path) -> None:
    plain = run(
        write(tmp_path / "m.jsonl", *MENTIONS), "--papers", write(tmp_path / "p.jsonl", *PAPERS)
    )
    target = tmp_path / "c.jsonl.gz"

    packed = run(
        write(tmp_path / "m.jsonl.gz", *MENTIONS),
        "--papers", write(tmp_path / "p.jsonl.gz", *PAPERS), "-o", str(target),
    )  # fmt: skip

    assert (packed.exit_code, packed.stdout) == (0, "")
    assert gzip.decompress(target.read_bytes()).decode() == plain.stdout


def test_it_reads_standard_input_and_writes_standard_output() -> None:
    result = run("-", "-o", "-", text="".join(f"{json.dumps(row)}\n" for row in MENTIONS))

    assert len(read_clusters(result.stdout)) == len(MENTIONS)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "unexpected end of data"),
        ("[1]", "a JSON object was expected, not list"),
        ({"paper": "p1", "name": "Ada Byron"}, "mention_id is missing"),
        ({"mention_id": 7, "name": "Ada Byron"}, "mention_id is 7, no text"),
        ({"mention_id": "m9", "paper": "p1"}, "name is missing"),
        ({"mention_id": "m9", "name": "Ada Byron", "pos": "2"}, "pos is '2', no whole number"),
        ({"mention_id": "m9", "name": "Ada Byron", "pos": True}, "pos is True, no whole number"),
        ({"mention_id": "m9", "name": "A", "affiliations": [1]}, "affiliations is no list"),
        ({"mention_id": "m1", "name": "A"}, "mention_id 'm1' stands there a second time"),
    ],
)
def test_a_line_that_is_no_mention_is_named(tmp_path: Path, line: Any, reason: str) -> None:
    target = tmp_path / "c.jsonl"

    result = run(write(tmp_path / "m.jsonl", MENTIONS[0], line), "-o", str(target))

    assert result.exit_code == 1
    assert "m.jsonl:2: " in str(result.exception)
    assert reason in str(result.exception)
    assert not target.exists()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"title": "Engines"}, "id is missing"),
        ({"id": "p9", "year": 18.43}, "year is 18.43, no whole number"),
        ({"id": "p9", "authors": ["Ada"]}, "authors is no list of objects"),
        ({"id": "p2"}, "id 'p2' stands there a second time"),
    ],
)
def test_a_line_that_is_no_paper_is_named(tmp_path: Path, line: Any, reason: str) -> None:
    mentions = write(tmp_path / "m.jsonl", *MENTIONS)

    result = run(mentions, "--papers", write(tmp_path / "p.jsonl", *PAPERS, line))

    assert "p.jsonl:2: " in str(result.exception)
    assert reason in str(result.exception)


def test_a_packed_file_that_was_cut_is_named(tmp_path: Path) -> None:
    path = Path(write(tmp_path / "m.jsonl.gz", *MENTIONS))
    path.write_bytes(path.read_bytes()[:-10])

    result = run(str(path))

    assert result.exit_code == 1
    assert "m.jsonl.gz:" in str(result.exception)


def test_a_name_without_letters_is_nobody_else(tmp_path: Path) -> None:
    rows = [{"mention_id": f"m{at}", "paper": f"p{at}", "name": "?"} for at in range(2)]

    clusters = read_clusters(run(write(tmp_path / "m.jsonl", *rows)).stdout)

    assert clusters["m0"] != clusters["m1"]
