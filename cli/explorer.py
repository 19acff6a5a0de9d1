"""Build the explorer's page, if its sources changed since the last build."""

import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self

import psutil

from cli.console import EXPECTED_ERRORS, err, say_failure
from cli.errors import CommandError
from cli.node import Node, find_node, install_node
from cli.steps import Steps
from graph.embedded.progress import Progress, Report

_CHECKOUT = Path(__file__).parent.parent
SOURCES = _CHECKOUT / "explorer"

_NOT_SOURCES = {"node_modules", "dist", "test-results", "coverage"}
_SHOWN_LINES = 15
_GRACE_SECONDS = 2.0
_FOR_BUILD, _FOR_ALL = "build", "all"


class ExplorerBuild:
    """A build that runs beside other steps; leaving the context ends it if it still runs."""

    def __init__(self, report: Report, sources: Path = SOURCES) -> None:
        """Start nothing yet."""
        self._report = report
        self._sources = sources
        self._process: subprocess.Popen[str] | None = None
        self._cancelled = False
        self._failure: CommandError | OSError | None = None
        self._thread = threading.Thread(target=self._run, name="explorer build", daemon=True)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the build if it still runs."""
        self._cancelled = True
        self._end_process()
        self._thread.join()

    def wait(self) -> Path:
        """The folder of the built page.

        Raises:
            CommandError: The build failed.
        """
        self._thread.join()
        if self._failure is not None:
            raise self._failure
        return built_folder(self._sources)

    def _run(self) -> None:
        try:
            self._build()
        except (CommandError, OSError) as error:
            self._failure = error

    def _build(self) -> None:
        sources = self._sources
        if is_built(sources):
            return
        node = self._prepare(_FOR_BUILD)
        digest = source_digest(sources)
        self._report(Progress("building the page"))
        self._npm(node, "run", "build")
        _build_stamp(sources).write_text(digest, encoding="utf-8")

    def run_script(self, name: str) -> None:
        """Run one of the scripts of `package.json` now.

        Raises:
            CommandError: It failed.
        """
        node = self._prepare(_FOR_ALL)
        self._report(Progress(f"npm run {name}"))
        self._npm(node, "run", name)

    def _prepare(self, needed: str) -> Node:
        """A Node, and the page's packages as its lock file says: for the build, or for all."""
        node = find_node()
        if node is None:
            self._report(Progress("installing Node"))
            node = install_node()
        packages = _digest(self._sources, [self._sources / "package-lock.json"])
        installed = _read(_packages_stamp(self._sources))
        if installed not in {f"{packages} {needed}", f"{packages} {_FOR_ALL}"}:
            self._report(Progress("installing its packages"))
            omitted = ["--omit=dev"] if needed == _FOR_BUILD else []
            self._npm(node, "ci", "--no-audit", "--no-fund", "--loglevel=error", *omitted)
            _packages_stamp(self._sources).write_text(f"{packages} {needed}", encoding="utf-8")
        return node

    def _npm(self, node: Node, *arguments: str) -> None:
        self._raise_if_cancelled()
        self._process = subprocess.Popen(  # noqa: S603 - our own command, no shell
            [*node.npm, *arguments],
            cwd=self._sources,
            env=_environment(node),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        if self._cancelled:  # meanwhile
            self._end_process()
        said, _ = self._process.communicate()
        self._raise_if_cancelled()
        if self._process.returncode != 0:
            told = "\n".join(said.strip().splitlines()[-_SHOWN_LINES:])
            raise CommandError(f"'npm {' '.join(arguments)}' failed in {self._sources}:\n{told}")

    def _raise_if_cancelled(self) -> None:
        if self._cancelled:
            raise CommandError("The build of the explorer was ended.")

    def _end_process(self) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        with suppress(psutil.NoSuchProcess):
            npm = psutil.Process(self._process.pid)
            started = [*npm.children(recursive=True), npm]
            for process in started:
                process.terminate()
            try:
                self._process.wait(_GRACE_SECONDS)
            except subprocess.TimeoutExpired:  # npm finishes its downloads first
                for process in started:
                    process.kill()


def _environment(node: Node) -> dict[str, str]:
    path = os.pathsep.join([str(node.path.parent), os.environ.get("PATH", "")])
    # The wheel's Node knows only its own authorities; a company's proxy has one that the system
    # trusts.
    trust = {"NODE_USE_SYSTEM_CA": os.environ.get("NODE_USE_SYSTEM_CA", "1")}
    return {**os.environ, **trust, "PATH": path}


def built_folder(sources: Path = SOURCES) -> Path:
    """Where the built page lies."""
    return sources / "dist"


def is_built(sources: Path = SOURCES) -> bool:
    """Whether the built page is there and made from the sources as they are."""
    if not (built_folder(sources) / "index.html").is_file():
        return False
    return _read(_build_stamp(sources)) == source_digest(sources)


def source_digest(sources: Path) -> str:
    """Changes whenever a file changes that the page is made from."""
    schema = sources.parent / "schema.graphql"
    found = [*sorted(_source_files(sources)), *([schema] if schema.is_file() else [])]
    return _digest(sources.parent, found)


def _source_files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in _NOT_SOURCES:
                yield from _source_files(path)
        elif not path.name.startswith("."):
            yield path


def _digest(folder: Path, paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _packages_stamp(sources: Path) -> Path:
    return sources / "node_modules" / ".rgraph-packages"


def _build_stamp(sources: Path) -> Path:
    return sources / "node_modules" / ".rgraph-build"


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def main(scripts: list[str]) -> None:
    """Build the page if it is not built; with names, run these scripts of `package.json`."""
    with Steps(err) as steps:
        step = steps.step("explorer")
        if scripts:
            build = ExplorerBuild(step.report)
            for name in scripts:
                build.run_script(name)
            step.done(f"explorer: {', '.join(scripts)}")
        else:
            with ExplorerBuild(step.report) as build:
                step.done(f"explorer built: {build.wait()}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except EXPECTED_ERRORS as failure:
        say_failure(failure)
        sys.exit(1)
