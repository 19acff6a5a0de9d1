"""Reads the tables of a bulk load, some rows at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.embedded.import_files import ImportTable, list_import_files
from graph.query.creating import compile_nodes, compile_relationships
from graph.query.vocabulary import list_ends
from ingest.bulk.cells import Kind, Row

_ENDS = {"nodes": 1, "relationships": 2}
"""How many columns of a table are ids."""


@dataclass(frozen=True, slots=True)
class TableFile:
    """One file of a table.

    `statement` creates its rows, each a list: the ids, and then the properties. Those of
    relationships are bundled by their start. `bytes` is their size as the file encodes them, before
    they are packed.
    """

    key: str
    path: Path
    table: str
    kind: Kind
    statement: str
    rows: int
    bytes: int

    def read(self, at_once: int) -> Iterator[list[Row]]:
        """Give its rows, so many at a time."""
        from pyarrow import parquet  # noqa: PLC0415 - an extra

        with parquet.ParquetFile(self.path) as file:
            for batch in file.iter_batches(at_once):
                columns = (column.to_pylist() for column in batch.columns)
                yield list(zip(*columns, strict=True))


def list_table_files(folder: Path) -> list[TableFile]:
    """Give the files that hold rows, in an order in which they can be loaded: nodes first.

    Raises:
        EmbeddedServerError: The folder does not hold tables.
    """
    found = list_import_files(folder)
    files = [
        _open(kind, table, path)
        for kind, tables in (("nodes", found.nodes), ("relationships", found.relationships))
        for table in tables
        for path in table.files
    ]
    return [file for file in files if file.rows]


def _open(kind: str, table: ImportTable, path: Path) -> TableFile:
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    said = parquet.read_metadata(path)
    names = [name.partition(":")[0] for name in said.schema.to_arrow_schema().names[_ENDS[kind] :]]
    compiled = compile_nodes if kind == "nodes" else compile_relationships
    return TableFile(
        key=f"{kind}/{table.name}/{path.name}",
        path=path,
        table=table.name,
        kind="nodes" if kind == "nodes" else _tell_kind(table.name),
        statement=compiled(table.name, names),
        rows=said.num_rows,
        bytes=sum(said.row_group(number).total_byte_size for number in range(said.num_row_groups)),
    )


def _tell_kind(relationship: str) -> Kind:
    apart = list_ends(relationship, "in").isdisjoint(list_ends(relationship, "out"))
    return "between" if apart else "within"
