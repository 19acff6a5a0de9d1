"""One run of the ingest as the graph remembers it: what it was given and what it read."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from graph.store.catalog import get_statement
from graph.store.database import Database
from graph.store.statement import Statement
from ingest.errors import IngestError
from ingest.imports.given import Given
from ingest.report import RunReport

UNFINISHED = "unfinished"
FINISHED = "finished"
UNDOING = "undoing"
UNDONE = "undone"

_AT_ONCE = 5_000
_TOKEN_BYTES = 2

Row = Mapping[str, Any]


@dataclass(slots=True)
class ImportRun:
    """A run that becomes an import as soon as it is known to change something.

    `confirmed` are the entries and pages that the graph had just so; they are written down only
    if the run changes something, since a repeated run changes nothing.
    """

    id: str
    started: datetime
    files: Sequence[str]
    options: str
    version: str
    begun: bool = False
    confirmed: list[Row] = field(default_factory=list)

    def open(self, report: RunReport) -> Statement:
        """Give the statement that writes the import down, with these counts."""
        return get_statement(
            "imports/open_import",
            id=self.id,
            at=datetime.now(UTC),
            startedAt=self.started,
            files=list(self.files),
            options=self.options,
            counts=write_counts(report),
            version=self.version,
        )

    def begin(self, database: Database, so_far: RunReport) -> None:
        """Write down that the import goes on, before its first batch is written.

        Whoever follows a run of one batch would see nothing of it before its end. It takes the
        place of runs of the same files that were stopped within their first batch.
        """
        if not self.begun:
            files = list(self.files)
            barren = get_statement("imports/delete_barren", id=self.id, files=files)
            database.run_atomically([barren, self.open(so_far)])
            self.begun = True

    def note(self, rows: Sequence[Row], name: str = "imports/load_given") -> list[Statement]:
        """Give the statement that says what the import read, none where that is nothing."""
        given = {"import": self.id, "at": datetime.now(UTC), "rows": list(rows)}
        return [get_statement(name, **given)] if rows else []

    def frame(
        self, given: Given, so_far: RunReport, batch: RunReport
    ) -> tuple[list[Statement], list[Statement]]:
        """Give what is written before and after a batch, in its transaction."""
        total = RunReport()
        total.add(so_far)
        total.add(batch)
        before = [self.open(total)]
        if given.superseded:
            before.append(get_statement("imports/keep_superseded", rows=given.superseded))
        created = self.note(given.created, "imports/create_given")
        return before, [*created, *self.note(given.changing)]

    def keep(self, given: Given) -> None:
        """Take note that a batch is written, and of what is left to say of it."""
        self.confirmed += given.confirmed

    def check(self, database: Database) -> None:
        """Go on only while nobody undoes the import.

        Raises:
            IngestError: Somebody does, or did.
        """
        if not self.begun:
            return
        rows = database.run_named("imports/list_imports", id=self.id, limit=1)
        if not rows:
            self.begun = False  # Another run took the place of this one, which had written nothing.
        elif rows[0]["status"] != UNFINISHED:
            raise IngestError(f"{self.id} is being undone, or was: this run ends here.")

    def finish(self, database: Database, report: RunReport) -> None:
        """Write down what is left to say, and that the run came to its end."""
        if not self.begun:
            return
        self.write_confirmed(database, report, least=1)
        finished = get_statement(
            "imports/set_status", id=self.id, status=FINISHED, at=datetime.now(UTC)
        )
        database.run_atomically([self.open(report), finished])

    def write_confirmed(
        self, database: Database, report: RunReport, *, least: int = _AT_ONCE
    ) -> None:
        """Write down what the graph had just so, once there are `least` of them."""
        while self.begun and len(self.confirmed) >= least:
            some = self.confirmed[:_AT_ONCE]
            database.run_atomically([self.open(report), *self.note(some)])
            del self.confirmed[:_AT_ONCE]


def begin_import(paths: Sequence[Path], options: Mapping[str, Any]) -> ImportRun:
    """Begin a run on these files; the graph hears of it when it changes something."""
    now = datetime.now(UTC)
    token = secrets.token_hex(_TOKEN_BYTES)
    return ImportRun(
        id=f"import:{now:%Y-%m-%dT%H-%M-%S}-{token}",
        started=now,
        files=[str(path) for path in paths],
        options=orjson.dumps(options, option=orjson.OPT_SORT_KEYS).decode(),
        version=version("research-graph"),
    )


def write_counts(report: RunReport) -> str:
    """Give the counts of a report as JSON."""
    return orjson.dumps(
        [
            {"kind": kind, "outcome": str(outcome), "reason": reason, "count": count}
            for kind, outcome, reason, count in report.list_reasons()
        ]
    ).decode()
