"""The terminal: two consoles, and failures as one message."""

import errno
import logging
import sys
from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from cli.errors import CommandError
from graph.errors import GraphError
from ingest.errors import IngestError

log = logging.getLogger(__name__)

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_ANY_WIDTH = 1_000_000

EXPECTED_ERRORS = (CommandError, GraphError, IngestError, OSError)
"""Failures whose text is written for a person, or is the system's own."""


def say_note(text: str) -> None:
    """Print one line on standard error that a user should be able to read afterwards."""
    err.print(f"[yellow]•[/] {escape(text)}", soft_wrap=True)


def show_table(table: Table, console: Console = out) -> None:
    """Print a table: fitted into a terminal, and elsewhere with each row on a line of its own."""
    if not console.is_terminal:
        options = console.options.update(max_width=_ANY_WIDTH)
        table.width = console.measure(table, options=options).maximum
    console.print(table, crop=console.is_terminal)


def say_failure(error: BaseException) -> None:
    """Print one message on standard error; the traceback only where debug messages are on."""
    err.print(f"[bold red]Error:[/] {escape(describe_failure(error))}", soft_wrap=True)
    log.debug("the failure came from here", exc_info=error)


def describe_failure(error: BaseException) -> str:
    """The failure in words."""
    if isinstance(error, OSError) and not isinstance(error, EXPECTED_ERRORS[:3]):
        return _describe_system_error(error)
    if isinstance(error, EXPECTED_ERRORS):
        return str(error)
    return (
        f"{type(error).__name__}: {error}. This is a defect of rgraph; "
        "'rgraph --debug …' shows where."
    )


def _describe_system_error(error: OSError) -> str:
    where = f": {error.filename}" if error.filename else ""
    if error.errno == errno.ENOSPC:
        return f"The disk is full{where}. Free some space, or set RGRAPH_HOME to another disk."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"No permission{where}."
    if error.strerror:
        return f"{error.strerror}{where}."
    return str(error)


def show_failures_briefly() -> None:
    """Print an unexpected failure, too, as one message in place of a traceback."""

    def hook(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        say_failure(error)

    sys.excepthook = hook
