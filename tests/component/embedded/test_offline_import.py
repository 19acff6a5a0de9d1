"""Neo4j's offline importer on the folder of an embedded server."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest

from graph.embedded.half_import import IMPORTER
from graph.embedded.import_output import ImportCounts
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.offline_import import import_offline
from graph.embedded.progress import Progress
from graph.errors import EmbeddedServerError
from graph.store.connection import Connection
from graph.store.database import Database
from graph.store.migrations import migrate
from graph.store.statement import Statement
from tests.component.embedded.conftest import ServerOf

_READ = Statement(
    "test/read",
    "MATCH (a:Author) OPTIONAL MATCH (a)-[r:AUTHORED]->(p:Paper) "
    "RETURN properties(a) AS author, properties(r) AS authorship, p.title AS title ORDER BY a.id",
    "read",
)
_SEPARATOR = "\x1f"
_CSV: Mapping[str, str] = {
    "nodes/Author/header.csv": "id:ID,name,nameVariants:STRING[],paperCount:LONG\n",
    "nodes/Author/part-1.csv": f'author:a,"A ""x"", B",A{_SEPARATOR}B,1\n',
    "nodes/Author/part-2.csv": "author:b,B,,\n",
    "nodes/Paper/header.csv": "id:ID,title\n",
    "nodes/Paper/part-1.csv": 'paper:p,"One\nTwo"\n',
    "relationships/AUTHORED/header.csv": ":START_ID,:END_ID,position:LONG\n",
    "relationships/AUTHORED/part-1.csv": "author:a,paper:p,1\n",
}


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def _write_parquet(folder: Path) -> None:
    tables = {
        "nodes/Author": {"id:ID": ["author:a"], "nameVariants:STRING[]": [["A", "B"]]},
        "nodes/Paper": {"id:ID": ["paper:p"], "title": ["One\nTwo"]},
        "relationships/AUTHORED": {
            ":START_ID": ["author:a"],
            ":END_ID": ["paper:p"],
            "profiles:STRING[]": [[]],
            "inferred:BOOLEAN": [False],
        },
    }
    for name, columns in tables.items():
        (folder / name).mkdir(parents=True)
        table = pl.DataFrame(columns, schema_overrides={"profiles:STRING[]": pl.List(pl.String)})
        table.write_parquet(folder / name / "part.parquet")


def _read(server: EmbeddedServer) -> list[dict[str, object]]:
    address = server.connection
    connection = Connection(address.uri, address.username, address.password, "neo4j")
    with Database(connection) as database:
        migrate(database)
        return [dict(row) for row in database.run(_READ)]


def test_csv_becomes_a_database_that_starts_and_migrates(
    tmp_path: Path, home: Path, server_of: ServerOf
) -> None:
    source = tmp_path / "with space"
    _write(source, _CSV)
    counts = import_offline(server_of(home), source)
    with server_of(home) as server:
        rows = _read(server)
        with pytest.raises(EmbeddedServerError, match="runs on"):
            import_offline(server_of(home), source, overwrite=True)
    assert (counts.nodes, counts.relationships) == (3, 1)
    author = {"id": "author:a", "name": 'A "x", B', "nameVariants": ["A", "B"], "paperCount": 1}
    assert rows == [
        {"author": author, "authorship": {"position": 1}, "title": "One\nTwo"},
        {"author": {"id": "author:b", "name": "B"}, "authorship": None, "title": None},
    ]


def test_parquet_keeps_empty_lists_and_replaces_only_where_it_is_told_to(
    tmp_path: Path, home: Path, server_of: ServerOf
) -> None:
    _write(tmp_path / "first", _CSV)
    _write_parquet(tmp_path / "second")
    import_offline(server_of(home), tmp_path / "first")
    with pytest.raises(EmbeddedServerError, match="holds a database already"):
        import_offline(server_of(home), tmp_path / "second")
    counts = import_offline(server_of(home), tmp_path / "second", overwrite=True)
    assert counts == ImportCounts(2, 1, 6, counts.peak_bytes)


def test_what_a_killed_import_has_left_does_not_start_as_a_graph(
    tmp_path: Path, home: Path, server_of: ServerOf
) -> None:
    _write(tmp_path / "source", _CSV)
    folder, told = server_of(home).folder, list[Progress]()
    import_offline(server_of(home), tmp_path / "source")
    folder.imported.rename(folder.importing)
    scratch = folder.server / "import-abc"
    scratch.mkdir()
    command = ["/bin/sh", "-c", "sleep 600; :", IMPORTER, f"@{scratch}/arguments"]
    importer = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own command

    with server_of(home, report=told.append) as server:
        rows = _read(server)

    assert rows == []
    assert importer.wait(60) != 0
    assert [p.message for p in told if "was killed" in p.message and p.lasting]
    assert not folder.importing.exists()
    assert not scratch.exists()


def test_data_that_does_not_fit_together_is_refused_and_nothing_is_left(
    tmp_path: Path, home: Path, server_of: ServerOf
) -> None:
    bad = {**_CSV, "relationships/AUTHORED/part-2.csv": "author:zz,paper:p,2\n"}
    _write(tmp_path / "bad", bad)
    with pytest.raises(EmbeddedServerError, match="missing node author:zz"):
        import_offline(server_of(home), tmp_path / "bad")
    assert not server_of(home).folder.has_databases()
    (tmp_path / "bad/relationships/AUTHORED/part-2.csv").unlink()
    assert import_offline(server_of(home), tmp_path / "bad").relationships == 1
