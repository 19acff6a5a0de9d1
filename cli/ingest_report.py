"""What a run of `rgraph ingest` did: a table, reasons, and the file of rejected records."""

from pathlib import Path
from typing import BinaryIO, Self

import orjson
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from cli.console import show_table
from ingest.records import Rejected
from ingest.report import Outcome, RunReport


class RejectsFile:
    """A JSONL file that appears with the first rejected record; use as a context manager."""

    def __init__(self, path: Path | None) -> None:
        """Create nothing yet; without a path nothing ever, records are only counted."""
        self.path = path
        self.count = 0
        self._stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        """Begin a run."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file, if there is one."""
        if self._stream:
            self._stream.close()

    def write(self, rejected: Rejected) -> None:
        """Add one record with its reason and place; each is on disk at once."""
        self._write(
            {
                "reason": rejected.reason,
                "file": rejected.file,
                "line": rejected.line,
                "raw": rejected.raw,
            }
        )

    def write_unreadable(self, file: str, reason: str) -> None:
        """Add a file of which nothing, or no more, could be read; it has no line and no text."""
        self._write({"reason": reason, "file": file, "line": None, "raw": None})

    def _write(self, line: dict[str, str | int | None]) -> None:
        self.count += 1
        if self.path is None:
            return
        if self._stream is None:
            self._stream = self.path.open("wb")
        self._stream.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
        self._stream.flush()


def count_of(number: int, what: str) -> str:
    """Give the number with its noun, in the plural where that is due."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def show_report(report: RunReport, rejected: RejectsFile, console: Console) -> None:
    """Print what became of the records, and why."""
    show_table(_make_table(report), console)
    for kind, outcome, reason, count in report.list_reasons():
        console.print(f"  {count_of(count, kind)} {outcome}: {escape(reason)}", soft_wrap=True)
    for note, count in sorted((report.notes + report.left_out).items()):
        console.print(f"[yellow]•[/] {count:,} × {escape(note)}", soft_wrap=True)
    for file, reason in report.unreadable.items():
        console.print(f"[red]•[/] {escape(file)} not read: {escape(reason)}", soft_wrap=True)
    if rejected.count and rejected.path:
        console.print(f"What was rejected: {escape(str(rejected.path))}", soft_wrap=True)
    elif rejected.count:
        console.print("--rejects FILE writes down what was rejected.")
    if report.dry_run:
        console.print("Nothing was written: this was a dry run.")


def _make_table(report: RunReport) -> Table:
    table = Table(box=box.SIMPLE)
    table.add_column("")
    for heading in ("read", *Outcome):
        table.add_column(str(heading), justify="right")
    for kind in sorted({kind for kind, _, _ in report.counts}):
        counts = [report.read(kind), *(report.total(outcome, kind) for outcome in Outcome)]
        table.add_row(kind, *(f"{count:,}" for count in counts))
    return table
