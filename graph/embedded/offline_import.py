"""A first load of many records: Neo4j's own offline importer on an embedded server's folder."""

import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout

from graph.embedded.configuration import (
    JVM_OPTIONS,
    Memory,
    Ports,
    java_command,
    write_configuration,
)
from graph.embedded.folder import DataFolder
from graph.embedded.half_import import (
    DATABASE,
    IMPORTER,
    SCRATCH,
    drop_half_import,
    whole_or_nothing,
)
from graph.embedded.import_files import ImportFiles, ImportTable, list_import_files
from graph.embedded.import_output import ImportCounts, PhaseReader, parse_counts, parse_failure
from graph.embedded.launcher import EmbeddedServer
from graph.embedded.password import ensure_password
from graph.embedded.progress import Report, silent
from graph.embedded.record import find_server
from graph.errors import EmbeddedServerError

_ARRAY_DELIMITER = "\x1f"
_LEAST_HEAP = "1g"


def import_offline(
    server: EmbeddedServer,
    source: Path,
    *,
    heap: str = _LEAST_HEAP,
    overwrite: bool = False,
    report: Report = silent,
) -> ImportCounts:
    """Make the database of a stopped server from the tables under `source`.

    `source` is laid out as `list_import_files` says. In CSV, lists are separated by U+001F, and an
    empty field, quoted or not, is an absent property; Parquet (any compression but LZ4) can say an
    empty list, too. Nodes have one id space; every relationship must find both its nodes. Indexes
    and constraints are not part of it: migrate after the next start. `DataFolder.imported` is there
    from its end on; what it leaves when it is killed, the next import or start deletes.

    Args:
        server: Its folder gets the database; its jars are brought if they are not there.
        source: The tables.
        heap: Java's heap while importing; other memory is taken as it is free.
        overwrite: Whether a database that is there is replaced, else it is an error.
        report: Told how far it is.

    Raises:
        EmbeddedServerError: The server runs, there is a database, or the importer refused the data.
    """
    files = list_import_files(source)
    folder = server.folder
    folder.create()
    with _stopped(folder):
        drop_half_import(folder)
        if folder.has_databases() and not overwrite:
            raise EmbeddedServerError(
                f"{folder.databases} holds a database already, and an offline import makes a new "
                "one. Delete it with 'rgraph db reset', or set RGRAPH_HOME to another folder."
            )
        server.install()
        ensure_password(folder)
        write_configuration(folder, server.jars, Ports(0, 0), Memory(heap))
        java = [*java_command(folder, server.jars), *server.list_java_options(), f"-Xmx{heap}"]
        return _run(folder, java, _arguments(files, overwrite=overwrite), report)


@contextmanager
def _stopped(folder: DataFolder) -> Iterator[None]:
    try:
        with FileLock(folder.lock, timeout=0):
            running = find_server(folder)
            if running is not None:
                raise EmbeddedServerError(
                    f"Neo4j runs on {folder.path} (process {running.pid}), and an offline import "
                    "needs it stopped: rgraph db stop."
                )
            yield
    except Timeout as error:
        raise EmbeddedServerError(
            f"Another program holds {folder.lock}: it starts or stops Neo4j, or imports."
        ) from error


def _arguments(files: ImportFiles, *, overwrite: bool) -> list[str]:
    options = [
        f"--input-type={files.form}",
        "--path-pattern-style=none",
        f"--overwrite-destination={str(overwrite).lower()}",
    ]
    if files.form == "csv":
        delimiter = f"U+{ord(_ARRAY_DELIMITER):04X}"
        options += [f"--array-delimiter={delimiter}", "--multiline-fields=true"]
    nodes = [f"--nodes={_name_files(table)}" for table in files.nodes]
    relationships = [f"--relationships={_name_files(table)}" for table in files.relationships]
    return ["database", "import", "full", DATABASE, *options, *nodes, *relationships]


def _name_files(table: ImportTable) -> str:
    return f"{table.name}={','.join(map(str, table.files))}"


def _run(folder: DataFolder, java: list[str], arguments: list[str], report: Report) -> ImportCounts:
    with (
        tempfile.TemporaryDirectory(dir=folder.server, prefix=SCRATCH) as scratch,
        whole_or_nothing(folder),
    ):
        listed = Path(scratch) / "arguments"
        # Spark writes thousands of files: too many for a command line.
        listed.write_text("\n".join(map(_quoted, arguments)) + "\n", encoding="utf-8")
        command = [*java, *JVM_OPTIONS, IMPORTER, f"@{listed}"]
        return _follow(command, folder, Path(scratch), report)


def _follow(command: list[str], folder: DataFolder, scratch: Path, report: Report) -> ImportCounts:
    environment = {
        **os.environ,
        "NEO4J_HOME": str(folder.server),
        "NEO4J_CONF": str(folder.configuration),
    }
    with subprocess.Popen(  # noqa: S603 - our own command, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=scratch,
        env=environment,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        output, errors = _read_both(process, report)
    counts = parse_counts(output)
    if process.returncode != 0 or counts is None:
        raise EmbeddedServerError(
            f"Neo4j's importer ended with code {process.returncode}: {parse_failure(errors)} "
            "Nothing was imported."
        )
    return counts


def _read_both(process: "subprocess.Popen[str]", report: Report) -> tuple[str, str]:
    """Follow the output; the errors are read beside it, so that neither pipe runs full."""
    errors: list[str] = []
    beside = threading.Thread(target=_collect, args=(process.stderr, errors), daemon=True)
    beside.start()
    phases, lines = PhaseReader(), []
    try:
        for line in process.stdout or ():
            lines.append(line)
            progress = phases.read(line)
            if progress is not None:
                report(progress)
    except BaseException:  # interrupted: the importer must not go on alone
        process.kill()
        raise
    beside.join()
    return "".join(lines), "".join(errors)


def _collect(stream: IO[str] | None, lines: list[str]) -> None:
    lines.extend(stream or ())


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
