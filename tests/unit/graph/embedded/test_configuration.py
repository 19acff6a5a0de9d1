from pathlib import Path

import pytest

from graph.embedded.configuration import Memory, Ports, read_ports, write_configuration
from graph.embedded.folder import DataFolder
from graph.errors import EmbeddedServerError


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "home")
    folder.create()
    return folder


def test_the_server_listens_on_loopback_and_reports_to_nobody(folder: DataFolder) -> None:
    write_configuration(folder, Path("/jars"), Ports(bolt=1111, http=2222), Memory("1g", "64m"))

    lines = set((folder.configuration / "neo4j.conf").read_text(encoding="utf-8").splitlines())

    assert {
        "server.bolt.listen_address=127.0.0.1:1111",
        "server.http.listen_address=127.0.0.1:2222",
        "server.https.enabled=false",
        "dbms.usage_report.enabled=false",
        "server.fleet_discovery.enabled=false",
        "client.allow_telemetry=false",
        "server.memory.heap.max_size=1g",
        "server.memory.pagecache.size=64m",
        "server.memory.query_cache.per_db_cache_num_entries=400",
    } <= lines


def test_the_ports_are_read_back(folder: DataFolder) -> None:
    assert read_ports(folder) is None

    write_configuration(folder, Path("/jars"), Ports(bolt=1111, http=2222), Memory())

    assert read_ports(folder) == Ports(bolt=1111, http=2222)


def test_a_new_data_folder_is_for_its_owner_only(folder: DataFolder) -> None:
    assert folder.path.stat().st_mode & 0o077 == 0


def test_a_file_in_the_place_of_the_data_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")

    with pytest.raises(EmbeddedServerError, match=f"{file} cannot be the data folder"):
        DataFolder(file).create()
    with pytest.raises(EmbeddedServerError, match="cannot be the data folder"):
        DataFolder(file / "below").create()
