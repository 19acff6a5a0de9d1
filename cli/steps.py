"""Progress of long steps: live rows on a terminal, plain lines elsewhere."""

import threading
import time
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from graph.embedded.progress import Progress as Reported

_PLAIN_TENTHS = 10
_COUNTED = 1_000
"""More than this is told in per cent where nothing can be drawn."""


class Steps:
    """The steps of one command; use as a context manager."""

    def __init__(self, console: Console) -> None:
        """Show nothing yet."""
        self._console = console
        self._live = Progress(
            SpinnerColumn(finished_text="[green]✓[/]"),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )

    def __enter__(self) -> Self:
        """Begin to draw."""
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop drawing; what was printed stays."""
        self.close()

    def close(self) -> None:
        """Stop drawing before other things are printed."""
        if self._live.live.is_started:
            self._live.stop()

    def note(self, text: str) -> None:
        """A line that stays."""
        self._console.print(f"[yellow]•[/] {escape(text)}", soft_wrap=True)

    def step(self, name: str) -> "Step":
        """A new row."""
        task = self._live.add_task(escape(name), total=None)
        return Step(name, self._console, self._live, task)


class Step:
    """One step: told about its progress, then done."""

    def __init__(self, name: str, console: Console, live: Progress, task: TaskID) -> None:
        """Begin the clock."""
        self.name = name
        self._console = console
        self._live = live
        self._task = task
        self._began = time.monotonic()
        self._plain_tenth = -1
        self._finished = False
        self._lock = threading.Lock()

    def report(self, reported: Reported) -> None:
        """Show how far the step is."""
        if reported.lasting or self._finished:
            self._console.print(f"[yellow]•[/] {escape(reported.message)}", soft_wrap=True)
            return
        with self._lock:
            self._live.update(
                self._task,
                description=f"{escape(self.name)}: {escape(reported.message)}",
                completed=reported.done,
                total=reported.total or None,
            )
            if not self._console.is_terminal:
                self._print_plain(reported)

    def done(self, text: str) -> None:
        """Replace the row by a line that stays, with the time that the step took."""
        took = time.monotonic() - self._began
        self._finished = True
        self._live.remove_task(self._task)
        self._console.print(f"[green]✓[/] {escape(text)} [dim]({took:.1f} s)[/]", soft_wrap=True)

    def _print_plain(self, reported: Reported) -> None:
        tenth = reported.done * _PLAIN_TENTHS // reported.total if reported.total else -1
        if reported.total and tenth == self._plain_tenth:
            return
        self._plain_tenth = tenth
        share = f" {reported.done}/{reported.total}" if reported.total else ""
        if reported.total > _COUNTED:
            share = f" {100 * reported.done // reported.total} %"
        self._console.print(f"  {self.name}: {escape(reported.message)}{share}", soft_wrap=True)
