import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from cli.read import read
from tests.helpers.shared_data import SAMPLE_PAGES

LIST = str(SAMPLE_PAGES / "paper_list.txt")


def run(*arguments: str) -> Result:
    app = typer.Typer()
    app.command()(read)
    return CliRunner().invoke(app, list(arguments))


def test_one_record_a_line_goes_to_standard_output_and_the_rest_to_standard_error() -> None:
    result = run(LIST, "--as-of", "2026-06-30")

    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [record["kind"] for record in records] == ["author", *["paper"] * 4]
    assert "1 of 1 files read: 4 papers, 1 author; 0 doubtful, 0 rejected" in result.stderr


def test_abstracts_can_be_left_out() -> None:
    result = run(LIST, "--no-abstracts")

    papers = [json.loads(line) for line in result.stdout.splitlines()[1:]]
    assert not any("abstract" in paper for paper in papers)
    assert "one camera" not in result.stdout


def test_it_says_where_the_year_came_from() -> None:
    result = run(LIST)

    assert "paper_list.txt (" in result.stderr
    assert "the year of 2 dates comes from the file's modification date" in result.stderr


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "records.jsonl"

    result = run(LIST, "-o", str(target))

    assert (result.exit_code, result.stdout) == (0, "")
    assert len(target.read_text("utf-8").splitlines()) == 5
    assert list(tmp_path.iterdir()) == [target]


def test_values_that_are_left_out_are_listed_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "library.json"
    path.write_text('[\n{"type": "article-journal", "title": "On Fog", "URL": 7, "DOI": 5}]')

    result = run(str(path))

    assert (result.exit_code, json.loads(result.stdout)["title"]) == (0, "On Fog")
    told, _, summed = result.stderr.splitlines()
    assert "library.json:2: left out: $.DOI: the number 5 stands where a text belongs" in told
    assert summed.endswith("1 paper, 0 authors; 0 doubtful, 0 rejected, 2 values left out")


def test_rejected_entries_are_listed_with_their_place() -> None:
    result = run(str(SAMPLE_PAGES / "damaged_entries.txt"))

    assert result.exit_code == 0
    assert "damaged_entries.txt:4: rejected: there is no date 'Feb 31, 2022'" in result.stderr


def test_a_folder_of_mixed_files_gives_what_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(Path(LIST).read_text("utf-8"), "utf-8")
    (tmp_path / "notes.txt").write_text("Dear Ada,")
    (tmp_path / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")

    result = run(str(tmp_path))

    assert result.exit_code == 0
    assert "1 of 3 files read" in result.stderr
    assert "notes.txt: text of no known shape; looked for" in result.stderr
    assert "image.png: binary, no text" in result.stderr


@pytest.mark.parametrize("name", ["nowhere.txt", "notes.txt"])
def test_a_file_asked_for_by_name_that_cannot_be_read_is_a_failure(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "notes.txt").write_text("Dear Ada,")

    result = run(LIST, str(tmp_path / name))

    assert result.exit_code == 1
    assert name in result.stderr
    assert len(result.stdout.splitlines()) == 5


def test_nothing_read_is_a_failure(tmp_path: Path) -> None:
    assert run(str(tmp_path)).exit_code == 1


def test_a_pipe_is_read_as_the_file_that_goes_into_it(tmp_path: Path) -> None:
    pipe = tmp_path / "paper_list.txt"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        written = pool.submit(pipe.write_bytes, Path(LIST).read_bytes())
        result = run(str(pipe), "--as-of", "2026-06-30")

    assert written.result()
    assert (result.exit_code, result.stdout) == (0, run(LIST, "--as-of", "2026-06-30").stdout)


def test_what_is_wrong_is_told_of_the_pipe_and_not_of_its_copy(tmp_path: Path) -> None:
    pipe = tmp_path / "nothing"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        pool.submit(pipe.write_bytes, b"")
        result = run(str(pipe))

    assert result.exit_code == 1
    assert f"not read: {pipe}: empty" in result.stderr
