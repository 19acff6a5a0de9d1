"""What an import that was stopped has left never starts as a graph."""

from pathlib import Path

import pytest

from graph.embedded.folder import DataFolder
from graph.embedded.half_import import drop_half_import
from graph.errors import EmbeddedServerError


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "home")
    folder.create()
    (folder.databases / "databases" / "neo4j").mkdir(parents=True)
    (folder.databases / "databases" / "neo4j" / "neostore").write_text("half")
    folder.importing.touch()
    return folder


def test_it_is_deleted_with_its_mark(folder: DataFolder) -> None:
    assert drop_half_import(folder)

    assert not list(folder.databases.rglob("neostore"))
    assert not folder.importing.exists()
    assert not drop_half_import(folder)


def test_what_cannot_be_deleted_stays_marked(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("shutil.rmtree", refuse)

    with pytest.raises(EmbeddedServerError, match=r"cannot be deleted: .*Permission denied"):
        drop_half_import(folder)

    assert folder.importing.exists()
