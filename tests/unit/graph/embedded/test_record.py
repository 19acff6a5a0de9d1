import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph.embedded.configuration import MAIN_CLASS, Ports, home_argument
from graph.embedded.folder import DataFolder
from graph.embedded.record import (
    ProcessMark,
    ServerRecord,
    find_server,
    read_record,
    write_record,
)

PORTS = Ports(bolt=7687, http=7474)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


@pytest.fixture
def other_process() -> Iterator[psutil.Process]:
    """A process that is no server."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        yield psutil.Process(child.pid)
        child.kill()


@pytest.fixture
def lookalike(folder: DataFolder) -> Iterator[psutil.Process]:
    """A process with a server's command line."""
    command = [sys.executable, "-c", "input()", MAIN_CLASS, home_argument(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as child:  # noqa: S603 - our own
        process = psutil.Process(child.pid)
        while not process.cmdline():  # it is there a moment before its command line is
            pass
        yield process
        child.kill()


def test_a_record_is_read_as_it_was_written(folder: DataFolder) -> None:
    record = ServerRecord(ProcessMark(1, 2.5), PORTS, owner=ProcessMark(3, 4.5))

    write_record(folder, record)

    assert read_record(folder) == record


@pytest.mark.parametrize("text", ["", "{", "[]", '{"server": 1}', '{"owner": null}'])
def test_a_damaged_record_counts_as_none(folder: DataFolder, text: str) -> None:
    folder.record.write_text(text, encoding="utf-8")

    assert read_record(folder) is None
    assert find_server(folder) is None


def test_a_record_of_a_process_that_is_gone_is_stale(folder: DataFolder) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        mark = ProcessMark.of(psutil.Process(child.pid))
    write_record(folder, ServerRecord(mark, PORTS))

    assert mark.find() is None
    assert find_server(folder) is None


def test_an_id_that_another_process_has_now_is_stale(
    folder: DataFolder, other_process: psutil.Process
) -> None:
    earlier = ProcessMark(other_process.pid, other_process.create_time() - 3600)
    write_record(folder, ServerRecord(earlier, PORTS))

    assert find_server(folder) is None


def test_a_process_that_is_no_server_of_this_folder_is_not_taken_for_one(
    folder: DataFolder, other_process: psutil.Process
) -> None:
    write_record(folder, ServerRecord(ProcessMark.of(other_process), PORTS))

    assert find_server(folder) is None


def test_a_recorded_server_is_found(folder: DataFolder, lookalike: psutil.Process) -> None:
    write_record(folder, ServerRecord(ProcessMark.of(lookalike), PORTS))

    assert find_server(folder) == lookalike


def test_a_server_that_nobody_recorded_is_found(
    folder: DataFolder, lookalike: psutil.Process
) -> None:
    assert find_server(folder) == lookalike


def test_the_server_of_another_folder_is_left_alone(
    lookalike: psutil.Process, tmp_path: Path
) -> None:
    assert lookalike.is_running()
    assert find_server(DataFolder(tmp_path / "another")) is None


def test_a_server_is_an_orphan_when_its_owner_is_gone(other_process: psutil.Process) -> None:
    server, owner = ProcessMark(1, 1.0), ProcessMark.of(other_process)

    assert not ServerRecord(server, PORTS, owner).is_orphan()
    assert ServerRecord(server, PORTS, ProcessMark(owner.pid, owner.created - 60)).is_orphan()
    assert not ServerRecord(server, PORTS, owner=None).is_orphan()
