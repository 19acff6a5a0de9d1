"""What is written down is on the disk before anything else happens."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from ingest.bulk.durable import read_noted, replace_durably, unlink_durably, write_durably


@pytest.fixture
def synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, bytes]]:
    """What the folder holds whenever something is brought to the disk."""
    seen: list[dict[str, bytes]] = []
    sync = os.fsync

    def note(descriptor: int) -> None:
        sync(descriptor)
        seen.append({file.name: file.read_bytes() for file in tmp_path.iterdir()})

    monkeypatch.setattr(os, "fsync", note)
    return seen


def test_a_file_is_replaced_when_its_content_is_on_the_disk(
    tmp_path: Path, synced: list[dict[str, bytes]]
) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(b"old")

    write_durably(path, b"new")

    assert synced == [{"run.json": b"old", "run.part": b"new"}, {"run.json": b"new"}]


def test_a_file_takes_the_place_of_another(tmp_path: Path, synced: list[dict[str, bytes]]) -> None:
    (tmp_path / "a").write_bytes(b"new")

    replace_durably(tmp_path / "a", tmp_path / "b")

    assert synced == [{"a": b"new"}, {"b": b"new"}]


def test_what_is_deleted_is_deleted_on_the_disk(
    tmp_path: Path, synced: list[dict[str, bytes]]
) -> None:
    (tmp_path / "a").touch()

    unlink_durably(tmp_path / "a")
    unlink_durably(tmp_path / "a")

    assert synced == [{}]


@pytest.mark.parametrize(
    ("refused", "number", "fails"),
    [
        (stat.S_ISDIR, errno.EINVAL, False),  # a file system that knows this of files only
        (stat.S_ISDIR, errno.EIO, True),
        (stat.S_ISREG, errno.EINVAL, True),
    ],
)
def test_a_file_system_that_brings_no_folder_to_the_disk_is_taken_as_it_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    refused: Callable[[int], bool],
    number: int,
    *,
    fails: bool,
) -> None:
    def sync(descriptor: int) -> None:
        if refused(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", sync)

    with pytest.raises(OSError, match=os.strerror(number)) if fails else nullcontext():
        write_durably(tmp_path / "run.json", b"new")

    assert (tmp_path / "run.json").exists() == (refused is stat.S_ISDIR)


def test_what_cannot_be_read_is_not_there(tmp_path: Path) -> None:
    for content, read in ((b'{"id": 1}', {"id": 1}), (b'{"id": ', None), (b"", None)):
        (tmp_path / "a").write_bytes(content)
        assert read_noted(tmp_path / "a") == read
    assert read_noted(tmp_path / "b") is None
