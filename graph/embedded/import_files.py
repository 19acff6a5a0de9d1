"""The files of an offline import: which folder holds which label or relationship type."""

import re
from dataclasses import dataclass
from pathlib import Path

from graph.errors import EmbeddedServerError

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
_HEADER = "header.csv"
_ENDINGS = {".csv": "csv", ".gz": "csv", ".parquet": "parquet"}


@dataclass(frozen=True, slots=True)
class ImportTable:
    """Every file of one label or relationship type, a header of its own first."""

    name: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """What one import reads; all of it is CSV, or all of it Parquet."""

    form: str
    nodes: tuple[ImportTable, ...]
    relationships: tuple[ImportTable, ...]


def list_import_files(folder: Path) -> ImportFiles:
    """Find the files under `nodes/<Label>/` and `relationships/<TYPE>/` of `folder`.

    Every table is in Neo4j's import format: its columns are named `id:ID`, `:START_ID`, `:END_ID`,
    `papers:LONG`, `nameVariants:STRING[]`. A folder of CSV files may hold the header as
    `header.csv`. Files whose names begin with `_` or `.` are not data and are passed over.

    Raises:
        EmbeddedServerError: There are none, two formats, or a name that is no label or type.
    """
    nodes = _list_tables(folder / "nodes")
    relationships = _list_tables(folder / "relationships")
    if not nodes:
        raise EmbeddedServerError(f"There is nothing to import: {folder / 'nodes'} has no tables.")
    tables = (*nodes, *relationships)
    forms = {_ENDINGS[path.suffix] for table in tables for path in table.files}
    if len(forms) > 1:
        raise EmbeddedServerError(f"{folder} holds CSV and Parquet; one import takes one of them.")
    return ImportFiles(forms.pop(), nodes, relationships)


def _list_tables(folder: Path) -> tuple[ImportTable, ...]:
    if not folder.is_dir():
        return ()
    return tuple(_list_table(each) for each in sorted(folder.iterdir()) if each.is_dir())


def _list_table(folder: Path) -> ImportTable:
    if not _NAME.match(folder.name):
        raise EmbeddedServerError(f"{folder} is not named as a label or a relationship type.")
    found = [path.resolve() for path in folder.iterdir() if path.name[0] not in "._"]
    strange = [path.name for path in found if path.suffix not in _ENDINGS]
    if strange or not found:
        what = f"{strange[0]}, which is neither CSV nor Parquet" if strange else "no files"
        raise EmbeddedServerError(f"{folder} holds {what}.")
    if any("," in str(path) for path in found):
        raise EmbeddedServerError(f"A file in {folder} has a comma in its path, which parts files.")
    return ImportTable(folder.name, tuple(sorted(found, key=lambda p: (p.name != _HEADER, p.name))))
