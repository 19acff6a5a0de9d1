"""What an offline import that was killed leaves: a store with records missing, or the importer."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from graph.embedded.folder import DataFolder
from graph.embedded.process import terminate_server
from graph.errors import EmbeddedServerError

IMPORTER = "org.neo4j.cli.AdminTool"  # the start script's class would fork another Java
DATABASE = "neo4j"
SCRATCH = "import-"
"""How the folder begins that holds an importer's arguments."""


@contextmanager
def whole_or_nothing(folder: DataFolder) -> Iterator[None]:
    """Say while the block lasts that the store is not whole, and then that it was imported."""
    folder.imported.unlink(missing_ok=True)
    folder.importing.touch()
    try:
        yield
    except BaseException:
        _delete_store(folder)
        raise
    folder.importing.replace(folder.imported)


def drop_half_import(folder: DataFolder) -> bool:
    """Delete what a killed import has left, which would start as a graph; say whether it has.

    The folder's lock is held by the caller.
    """
    if not folder.importing.exists():
        return False
    for importer in _find_importers(folder):
        terminate_server(importer)
    for scratch in folder.server.glob(f"{SCRATCH}*"):
        shutil.rmtree(scratch, ignore_errors=True)
    _delete_store(folder)
    return True


def _delete_store(folder: DataFolder) -> None:
    for kind in ("databases", "transactions"):
        _delete(folder.databases / kind)
    folder.importing.unlink(missing_ok=True)


def _delete(stores: Path) -> None:
    try:
        with suppress(FileNotFoundError):
            shutil.rmtree(stores / DATABASE)
        (stores / "store_lock").unlink(missing_ok=True)
        if stores.is_dir() and not any(stores.iterdir()):
            stores.rmdir()
    except OSError as error:
        # The mark stays: what is left of the store must not start as a graph.
        raise EmbeddedServerError(
            f"What is left in {stores} of an import that was stopped cannot be deleted: {error}"
        ) from error


def _find_importers(folder: DataFolder) -> list[psutil.Process]:
    """Give the importers of the folder: one outlives a program that is killed."""
    arguments = f"@{folder.server / SCRATCH}"
    return [each for each in psutil.process_iter() if _has_arguments(each, arguments)]


def _has_arguments(process: psutil.Process, arguments: str) -> bool:
    try:
        command = process.cmdline()
    except psutil.Error:
        return False
    return IMPORTER in command and any(each.startswith(arguments) for each in command)
