"""Where log messages go, on standard error: warnings, with `--debug` all; the service has its own.

What a service says is read by programs: one line each, with all that is known of it.
"""

import logging
from dataclasses import dataclass
from typing import Literal

from pythonjsonlogger.orjson import OrjsonFormatter
from rich.logging import RichHandler

from cli.console import err, say_note

Format = Literal["text", "json"]
Level = Literal["debug", "info", "warning", "error"]

_NOISY = ("neo4j", "urllib3", "httpx", "httpcore", "asyncio", "filelock", "jgo")
_OURS = ("cli", "graph", "ingest", "service")
_TOLD = ("request_id", "ms", "operation")
"""What a line of text says behind its message, where it is known."""


def set_up_logging(*, debug: bool) -> None:
    """Send a command's log messages to the terminal."""
    detailed = RichHandler(console=err, show_path=debug, rich_tracebacks=False)
    handler = detailed if debug else _Plain(detailed)
    logging.basicConfig(
        level=logging.DEBUG if debug else logging.WARNING,
        format="%(name)s: %(message)s",
        datefmt="%H:%M:%S",
        handlers=[handler],
        force=True,
    )
    _quieten(debug=debug)


class _Plain(logging.Handler):
    """Prints our own messages as they are, one line each; others' with all that is known."""

    def __init__(self, others: logging.Handler) -> None:
        super().__init__()
        self._others = others

    def emit(self, record: logging.LogRecord) -> None:
        """Print one message."""
        if record.name.partition(".")[0] not in _OURS or record.exc_info:
            self._others.handle(record)
            return
        try:
            say_note(record.getMessage())
        except OSError:  # of a pipe that is closed, or a disk that is full: the work goes on
            self.handleError(record)

    def setFormatter(self, fmt: logging.Formatter | None) -> None:  # noqa: N802 - logging's
        """Have others' messages formatted so."""
        self._others.setFormatter(fmt)


def is_debug() -> bool:
    """Whether all messages are shown."""
    return logging.getLogger().level == logging.DEBUG


@dataclass(frozen=True, slots=True)
class ServiceLog:
    """How a service logs, in each of its processes."""

    format: Format
    level: Level
    """Of our messages; of others' at least warnings, unless it is `debug`."""

    def set_up(self) -> None:
        """Begin to log so."""
        level, is_debug = logging.getLevelNamesMapping()[self.level.upper()], self.level == "debug"
        # Rich takes a hundred times as long for a line.
        handler = logging.StreamHandler()
        handler.setFormatter(_json_lines() if self.format == "json" else _TextLines())
        others = level if is_debug else max(level, logging.WARNING)
        logging.basicConfig(level=others, handlers=[handler], force=True)
        for name in _OURS:
            logging.getLogger(name).setLevel(level)
        _quieten(debug=is_debug)


def _quieten(*, debug: bool) -> None:
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    if not debug:
        # What it fails with, and that the server is away or back, our own lines say.
        logging.getLogger("neo4j").setLevel(logging.CRITICAL)


def _json_lines() -> logging.Formatter:
    """One object a line; what a message is given as `extra` is among its members."""
    names = {"levelname": "level", "name": "logger"}
    return OrjsonFormatter(["levelname", "name", "message"], rename_fields=names, timestamp="time")


class _TextLines(logging.Formatter):
    """Prints one line each, with what is known of a request behind the message."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's
        """Give the line, with what is known of the request behind it."""
        known = record.__dict__
        told = [f" {name}={known[name]}" for name in _TOLD if name in known]
        return super().formatMessage(record) + "".join(told)
