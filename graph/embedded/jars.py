"""Bring the server's jars to a folder, exactly as the lock file says."""

import os
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from pathlib import Path

from filelock import FileLock

from graph.embedded.checksum import sha256_of
from graph.embedded.lockfile import Jar
from graph.embedded.maven import MavenSource
from graph.embedded.progress import Progress, Report, silent

_DOWNLOADS_AT_ONCE = 8


def resolve_jars(
    folder: Path, jars: Iterable[Jar], source: MavenSource, report: Report = silent
) -> None:
    """Make `folder/lib` and `folder/plugins` hold the locked jars and no others.

    Every file's checksum is computed each time; one that differs is fetched anew.

    Raises:
        EmbeddedServerError: A jar cannot be had with the locked checksum.
    """
    wanted = tuple(jars)
    for name in ("lib", "plugins"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "resolve.lock"):
        _remove_strangers(folder, wanted)
        missing = missing_jars(folder, wanted)
        if missing:
            _fetch_all(folder, missing, source, report)


def missing_jars(folder: Path, jars: Iterable[Jar]) -> list[Jar]:
    """The jars that `folder` lacks or has with another content."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        checked = pool.map(lambda jar: (jar, _is_installed(folder, jar)), jars)
        return [jar for jar, installed in checked if not installed]


def _is_installed(folder: Path, jar: Jar) -> bool:
    path = folder / jar.folder / jar.filename
    return path.is_file() and sha256_of(path) == jar.sha256


def _remove_strangers(folder: Path, jars: Iterable[Jar]) -> None:
    # The class path takes whole folders, so a jar that was left there would be loaded.
    known = {folder / jar.folder / jar.filename for jar in jars}
    for path in [*(folder / "lib").iterdir(), *(folder / "plugins").iterdir()]:
        if path not in known:
            path.unlink()


def _fetch_all(folder: Path, missing: list[Jar], source: MavenSource, report: Report) -> None:
    message = "Fetching Neo4j, its Browser and GDS"
    report(Progress(message, 0, len(missing)))
    with ThreadPoolExecutor(max_workers=_DOWNLOADS_AT_ONCE) as pool:
        waiting = [pool.submit(partial(_install, folder, jar, source)) for jar in missing]
        try:
            for done, future in enumerate(as_completed(waiting), start=1):
                future.result()
                report(Progress(message, done, len(missing)))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _install(folder: Path, jar: Jar, source: MavenSource) -> None:
    fetched = source.fetch(jar)
    target = folder / jar.folder / jar.filename
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    try:
        part.hardlink_to(fetched)
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(fetched, part)
    part.replace(target)
