"""Loads the tables of a bulk load into a running server, where no importer can be started.

Several writers at once, each part of a table in a transaction of its own, which also writes down
that the part is written: a load that was stopped goes on behind the parts that are there.
"""

import re
import time
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event, Lock

from graph.embedded.progress import Progress, Report, silent
from graph.errors import GraphError, UnavailableError
from graph.store.catalog import get_statement
from graph.store.contents import is_empty
from graph.store.database import Database
from graph.store.statement import Statement
from ingest.bulk.cells import Cell, bundle, count_cells, cut_cells
from ingest.bulk.room import is_finished
from ingest.bulk.table_files import TableFile, list_table_files
from ingest.bulk.writers import Writers
from ingest.curation.exchange import apply_known_decisions
from ingest.errors import IngestError
from ingest.garbage import rare_collections
from ingest.imports.run import FINISHED, UNFINISHED
from ingest.loaders.turns import PATIENCE_SECONDS, hold_lock, try_again

WRITERS = 2
_ROWS = 10_000
_BYTES = 8 << 20
"""About the most that one transaction writes: the server holds it in memory.

A file is measured as Parquet writes it, where a text that is repeated counts once.
"""
_IMPORT = "Import"


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How many write at once, and for how many seconds a server that goes away is waited for.

    A load that was stopped may go on with another number of writers, but its parts stay cut for as
    many as it was begun with: more are of no use to it.
    """

    writers: int = WRITERS
    patience: float = PATIENCE_SECONDS


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the graph got, the parts of stopped runs included, and how long this run took.

    `decisions` are those of curators that the graph held before: how many are in effect now, and
    how many are not, since they were undone or name nobody who is there.
    """

    nodes: int
    relationships: int
    decisions: tuple[int, int]
    seconds: float


def load_tables(
    database: Database,
    folder: Path,
    load: str,
    options: LoadOptions | None = None,
    report: Report = silent,
) -> Loaded:
    """Write the tables into a migrated graph that is empty, or that holds some or all of this load.

    `load` is the id of the import that the tables hold. What another load has left that was stopped
    is deleted first. Nobody else writes meanwhile.

    Raises:
        IngestError: The graph is not empty.
        UnavailableError: The server went away and did not come back.
    """
    options = options or LoadOptions()
    begun, files = time.perf_counter(), list_table_files(folder)
    work = _Load(database, load, options, files, _Told(report, sum(file.rows for file in files)))
    with rare_collections():
        decisions = work.run()
    nodes = sum(file.rows for file in files if file.kind == "nodes")
    return Loaded(nodes, work.told.total - nodes, decisions, time.perf_counter() - begun)


@dataclass(slots=True)
class _Told:
    """Says how far the load is, and how fast this run goes."""

    report: Report
    total: int
    done: int = 0
    written: int = 0
    begun: float = field(default_factory=time.perf_counter)
    one_by_one: Lock = field(default_factory=Lock)

    def add(self, table: str, rows: int, *, written: bool) -> None:
        """Note rows that are there, and whether this run wrote them."""
        with self.one_by_one:
            self.done += rows
            self.written += rows if written else 0
            rate = self.written / (time.perf_counter() - self.begun)
            self.report(Progress(f"{table} ({rate:,.0f} rows/s)", self.done, self.total))

    @contextmanager
    def stopping(self) -> Iterator[None]:
        """Say at once that the block is interrupted; what it has begun may take a moment to end."""
        try:
            yield
        except (KeyboardInterrupt, SystemExit):
            self.report(Progress("stopping: what is being written is ended first", lasting=True))
            raise


@dataclass(slots=True)
class _Load:
    """A load under way: where to, as which import, and what."""

    database: Database
    load: str
    options: LoadOptions
    files: Sequence[TableFile]
    told: _Told
    decisions: tuple[int, int] | None = None
    """How many are in effect and how many are not, once the load has ended."""

    def run(self) -> tuple[int, int]:
        """Load, and go on where the server was away; give the decisions in effect, and the others.

        It is waited for anew wherever something was written since.
        """
        while True:
            written = self.told.written
            try:
                return try_again(self.database, self._write_all, self.options.patience)
            except UnavailableError:
                if self.told.written == written:
                    raise

    def _write_all(self) -> tuple[int, int]:
        if self.decisions is not None:
            return self.decisions  # All was written; only the lock's connection was lost.
        with hold_lock(self.database) as loading:
            # The connection may have been lost as well while the end was written down.
            ended = loading is None and is_finished(self.database, self.load)
            if not ended:
                self._begin(loading)
                self._write_tables()
            decisions = apply_known_decisions(self.database)
            if not ended:
                self._end()
            self.decisions = decisions
        return decisions

    def _begin(self, other: str | None) -> None:
        """Write down that this load is under way."""
        if other == self.load:
            return
        if other is not None:
            self.told.report(Progress(f"deleting what {other} has left", lasting=True))
            deletion = get_statement("load/delete_bulk_load", load=other)
            self.database.run_unmanaged(deletion, timeout=0)
            self.database.run_named("load/delete_bulk_parts", load=other)
        if not is_empty(self.database):
            raise IngestError("The graph is not empty any more, and a bulk load makes a new one.")
        self._note_part(f"{self.load}/")

    def _note_part(self, part: str) -> None:
        self.database.run_named("load/add_bulk_part", id=part, load=self.load)

    def _write_tables(self) -> None:
        done, self.told.done = self._find_parts(), 0
        cut_for = _find_cut(done, self.load) or self.options.writers
        for file in self.files:
            # Relationships wait for their nodes.
            write = partial(self._write, file)
            with Writers(self.options.writers, write) as writers, self.told.stopping():
                for cells in _read_cells(file, self.load, cut_for):
                    writers.add(self._leave_out_done(file, cells, done))
                writers.finish()

    def _leave_out_done(
        self, file: TableFile, cells: Sequence[Cell], done: Container[str]
    ) -> list[Cell]:
        """Give the cells that are not written yet, and tell of the rows of the others."""
        rows = sum(len(cell.rows) for cell in cells if cell.part in done)
        if rows:
            self.told.add(file.table, rows, written=False)
        return [cell for cell in cells if cell.part not in done]

    def _find_parts(self) -> set[str]:
        return {row["id"] for row in self.database.run_named("load/list_bulk_parts")}

    def _write(self, file: TableFile, cell: Cell, given_up: Event) -> None:
        rows = cell.rows if file.kind == "nodes" else bundle(cell.rows)
        statements = [
            get_statement("load/add_bulk_part", id=cell.part, load=self.load),
            Statement(f"bulk/{file.table}", file.statement, "write", {"rows": rows}),
        ]
        if file.table == _IMPORT:
            # The tables say that it is finished.
            statements.append(self._set_status(UNFINISHED))
        try:
            self.database.run_atomically(statements, given_up=given_up)
        except UnavailableError:
            raise
        except GraphError:
            # A connection that was lost while the part was committed tells nobody that it was.
            if cell.part not in self._find_parts():
                raise
        self.told.add(file.table, len(cell.rows), written=True)

    def _set_status(self, status: str) -> Statement:
        at = datetime.now(UTC)
        return get_statement("imports/set_status", id=self.load, status=status, at=at)

    def _end(self) -> None:
        ended = get_statement("load/end_bulk_load")
        self.database.run_atomically([self._set_status(FINISHED), ended])


def _read_cells(file: TableFile, load: str, writers: int) -> Iterator[list[Cell]]:
    """Give the cells of the file, as many rows at a time as fill each cell of one cut."""
    size = max(1, min(_ROWS, _BYTES * file.rows // max(file.bytes, 1)))
    name = f"{load}/{file.key}/{writers} writers, {size} rows"
    for number, rows in enumerate(file.read(size * count_cells(file.kind, writers))):
        yield cut_cells(rows, file.kind, writers, size, f"{name}/{number}/")


def _find_cut(parts: Iterable[str], load: str) -> int | None:
    """Give for how many writers the parts are cut that are there; None where there are none."""
    found = (re.match(rf"{re.escape(load)}/.+/(\d+) writers, ", part) for part in parts)
    return next((int(one[1]) for one in found if one), None)
