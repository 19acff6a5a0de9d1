"""The folder of a bulk load keeps what belongs to the same inputs, and nothing else."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.bulk.work_folder import WorkFolder, describe_inputs
from ingest.intake import list_files


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text('{"kind": "paper", "title": "On Fog"}\n', encoding="utf-8")
    return path


def _describe(source: Path, version: str = "1", **options: object) -> str:
    return describe_inputs(list_files([source]), options, version)


def test_stages_of_the_same_inputs_are_kept(tmp_path: Path, source: Path) -> None:
    work = WorkFolder(tmp_path / "work")
    work.begin(_describe(source))
    (work.path / "read").mkdir()

    work.begin(_describe(source))

    assert (work.path / "read").is_dir()


def test_a_changed_file_option_or_program_begins_anew(tmp_path: Path, source: Path) -> None:
    first = _describe(source)
    os.utime(source, (1, 1))
    others = [_describe(source), _describe(source, "2"), _describe(source, threshold=3)]
    work = WorkFolder(tmp_path / "work")
    work.begin(first)
    for other in others:
        (work.path / "read").mkdir()

        work.begin(other)

        assert not (work.path / "read").exists()
    assert len({first, *others}) == 4


def test_a_stage_that_is_taken_over_says_what_it_took_when_it_was_made(
    tmp_path: Path, source: Path
) -> None:
    first, second, third = (WorkFolder(tmp_path / "work") for _ in range(3))
    first.begin(_describe(source))
    for name in ("read", "link"):
        with first.stage(name) as stage:
            stage.rows = len(name)
    made = [replace(report, reused=True) for report in first.reports]

    for again in (second, third):  # the second is stopped after one stage
        for name in ("read", "link")[: 1 if again is second else 2]:
            with again.stage(name) as stage:
                stage.wanted = False
                stage.rows = len(name)

    assert second.reports == made[:1]
    assert third.reports == made
    assert made[0].seconds > 0
