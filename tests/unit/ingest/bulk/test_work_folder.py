"""The folder of a bulk load keeps what belongs to the same inputs, and nothing else."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson
import pytest

from ingest.bulk import run
from ingest.bulk.work_folder import WorkFolder, describe_inputs
from ingest.errors import IngestError
from ingest.intake import list_files
from ingest.pipeline import IngestOptions


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text('{"kind": "paper", "title": "On Fog"}\n', encoding="utf-8")
    return path


def _describe(source: Path, program: str = "1", **options: object) -> str:
    return describe_inputs(list_files([source]), options, (program,))


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


class _KilledError(Exception):
    """Stands for the end of the process."""


def _kill_after(deletions: int, monkeypatch: pytest.MonkeyPatch) -> None:
    left = iter(range(deletions))
    for name in ("unlink", "rmdir", "remove"):
        real = getattr(os, name)

        def delete(*args: Any, real: Callable[..., None] = real, **options: Any) -> None:
            if next(left, None) is None:
                raise _KilledError
            real(*args, **options)

        monkeypatch.setattr(os, name, delete)


def _describe_now(source: Path) -> str:
    made_by = (version("research-graph"), run.METHOD)
    return describe_inputs(list_files([source]), dict(IngestOptions().describe()), made_by)


def _fill(work: WorkFolder, inputs: str) -> list[Path]:
    work.begin(inputs)
    (work.path / "run.json").write_text('{"id": "import:a", "started": "2026-01-01"}', "utf-8")
    files = [
        work.path / stage / name for stage in ("read", "link") for name in ("part", "_SUCCESS")
    ]
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.touch()
    return files


@pytest.mark.parametrize("deletions", range(12))
def test_a_deletion_that_is_killed_anywhere_is_known_and_leaves_no_half_of_a_stage(
    tmp_path: Path, source: Path, deletions: int
) -> None:
    work, options = tmp_path / "work", IngestOptions()
    files = _fill(WorkFolder(work), _describe_now(source))

    with pytest.MonkeyPatch.context() as patch, suppress(_KilledError):
        _kill_after(deletions, patch)
        run.delete_work(work)
    earlier = run.find_earlier([source], work, options)
    whole, left = all(file.exists() for file in files), list(tmp_path.glob("work/*"))
    run.delete_work(work)

    if earlier is None:
        assert left == []
    else:
        assert earlier.import_id == "import:a"
        assert earlier.has_ended or whole
    assert not work.exists()


@pytest.mark.parametrize("deletions", range(8))
def test_stages_that_are_replaced_only_in_part_are_taken_over_by_nobody(
    tmp_path: Path, source: Path, deletions: int
) -> None:
    work, before = WorkFolder(tmp_path / "work"), _describe(source)
    files = _fill(work, before)

    with pytest.MonkeyPatch.context() as patch, suppress(_KilledError):
        _kill_after(deletions, patch)
        work.begin(_describe(source, "2"))

    assert not work.is_of(before) or all(file.exists() for file in files)


def _refuse_spark(*_: object) -> None:
    raise IngestError("no Spark here")


def _stop_before_spark(source: Path, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "open_spark", _refuse_spark)
    with pytest.raises(IngestError, match="no Spark here"):
        run.make_tables([source], work)


def test_stages_of_other_rules_of_who_is_who_are_none_of_these(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    _stop_before_spark(source, work, monkeypatch)
    assert run.find_earlier([source], work, IngestOptions())

    monkeypatch.setattr(run, "METHOD", "evidence-0")

    assert run.find_earlier([source], work, IngestOptions()) is None


def _describe_as_before(source: Path) -> str:
    """Describe the inputs as the code did whose stages told no memory."""
    said = source.stat()
    file = [str(source.resolve()), source.name, said.st_size, said.st_mtime_ns]
    whole = [[file], dict(IngestOptions().describe()), version("research-graph")]
    return sha256(orjson.dumps(whole, option=orjson.OPT_SORT_KEYS)).hexdigest()


def test_a_folder_whose_stages_did_not_say_what_memory_they_took_begins_anew(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = WorkFolder(tmp_path / "work")
    work.begin(_describe_as_before(source))
    (work.path / "stages.json").write_text('[{"name": "read", "seconds": 1.0, "rows": 1}]', "utf-8")

    _stop_before_spark(source, work.path, monkeypatch)
    with work.stage("read") as stage:
        stage.wanted = False

    assert [report.name for report in work.reports] == ["read"]


DAMAGED = (b"", b'{"id": "impo', b"\0\0\0\0")
"""What a file may hold after the power has failed."""


@pytest.mark.parametrize("content", [*DAMAGED, None])
def test_stages_of_an_import_that_nobody_knows_are_made_anew(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    work = tmp_path / "work"
    stages = _fill(WorkFolder(work), _describe_now(source))
    (work / "run.json").unlink()
    if content is not None:
        (work / "run.json").write_bytes(content)

    assert run.find_earlier([source], work, IngestOptions()) is None
    _stop_before_spark(source, work, monkeypatch)

    assert not any(stage.exists() for stage in stages)
    known = run.find_earlier([source], work, IngestOptions())
    assert known
    assert known.import_id.startswith("import:")


@pytest.mark.parametrize("content", DAMAGED)
def test_a_folder_whose_import_nobody_knows_can_be_deleted(
    tmp_path: Path, source: Path, content: bytes
) -> None:
    work = tmp_path / "work"
    _fill(WorkFolder(work), _describe_now(source))
    (work / "run.json").write_bytes(content)

    run.delete_work(work)

    assert not work.exists()


@pytest.mark.parametrize("content", DAMAGED)
def test_an_end_that_was_not_written_down_as_a_whole_does_not_count(
    tmp_path: Path, source: Path, content: bytes
) -> None:
    work, options = tmp_path / "work", IngestOptions()
    _fill(WorkFolder(work), _describe_now(source))
    (work / "ended.json").write_bytes(content)

    earlier = run.find_earlier([source], work, options)
    (work / "inputs.json").unlink()

    assert earlier == run.EarlierLoad("import:a", has_ended=False)
    assert run.find_earlier([source], work, options) is None


@pytest.mark.parametrize("content", DAMAGED)
def test_what_stages_took_may_be_lost(tmp_path: Path, source: Path, content: bytes) -> None:
    work = WorkFolder(tmp_path / "work")
    work.begin(_describe(source))
    (work.path / "stages.json").write_bytes(content)

    for _ in range(2):
        with work.stage("read") as stage:
            stage.wanted = False

    assert [report.name for report in work.reports] == ["read", "read"]
