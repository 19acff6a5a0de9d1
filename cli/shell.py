"""A Cypher prompt in the terminal."""

import json
from collections.abc import Iterator
from enum import StrEnum

from rich.markup import escape
from rich.table import Table

from cli.console import err, out, say_failure, show_table
from graph.errors import GraphError
from graph.store.catalog import get_statement
from graph.store.database import Database, Row
from graph.store.statement import Statement

_HELP = "A statement ends with ';' and may span lines. :help shows this, :exit or Ctrl-D leaves."
_PROMPT = "neo4j> "
_CONTINUED = "   ... "
_QUOTES = "'\"`"


class OutputFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def run_shell(database: Database, form: OutputFormat) -> None:
    """Read statements from the terminal until the user leaves."""
    _enable_line_editing()
    err.print(f"Connected to {database.connection.uri}. {_HELP}", soft_wrap=True)
    pending = ""
    while True:
        try:
            line = input(_CONTINUED if pending else _PROMPT)
        except EOFError:
            err.print()
            return
        except KeyboardInterrupt:  # drops what was typed, as shells do
            err.print()
            pending = ""
            continue
        if not pending and line.strip() in {":exit", ":quit", "exit", "quit"}:
            return
        if not pending and line.strip() == ":help":
            err.print(_HELP)
            continue
        pending = f"{pending}{line}\n"
        if _is_complete(pending):
            run_script(database, pending, form)
            pending = ""
        elif not pending.strip():
            pending = ""


def run_script(database: Database, script: str, form: OutputFormat) -> bool:
    """Run the statements in order; False after the first that failed, which is said."""
    for text in split_statements(script):
        try:
            rows = database.run_unmanaged(
                Statement("shell", text, "write"),
                after_write=get_statement("maintenance/raise_known_write_number"),
            )
        except GraphError as error:
            say_failure(error)
            return False
        _print_rows(rows, form)
    return True


def split_statements(script: str) -> Iterator[str]:
    """The statements between semicolons that are in no string, name or comment."""
    start = 0
    for end in _semicolons(script):
        if text := script[start:end].strip():
            yield text
        start = end + 1
    if text := script[start:].strip():
        yield text


def _is_complete(script: str) -> bool:
    ends = list(_semicolons(script))
    return bool(ends) and not script[ends[-1] + 1 :].strip()


def _semicolons(script: str) -> Iterator[int]:
    at = 0
    while at < len(script):
        if script[at] in _QUOTES:
            at = _after_quoted(script, at)
        elif script.startswith("//", at):
            at = _after(script, "\n", at)
        elif script.startswith("/*", at):
            at = _after(script, "*/", at)
        else:
            if script[at] == ";":
                yield at
            at += 1


def _after_quoted(script: str, at: int) -> int:
    quote = script[at]
    at += 1
    while at < len(script) and script[at] != quote:
        # A backslash escapes in strings; in names in backticks it is a plain character.
        at += 2 if script[at] == "\\" and quote != "`" else 1
    return at + 1


def _after(script: str, end: str, at: int) -> int:
    found = script.find(end, at)
    return len(script) if found < 0 else found + len(end)


def _print_rows(rows: list[Row], form: OutputFormat) -> None:
    if form is OutputFormat.JSONL:
        for row in rows:
            out.out(json.dumps(row, ensure_ascii=False, default=str), highlight=False)
        return
    if rows:
        table = Table(*map(escape, rows[0]))
        for row in rows:
            table.add_row(*(escape(_shown(value)) for value in row.values()))
        show_table(table)
    out.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", style="dim")


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


def _enable_line_editing() -> None:
    try:
        import readline  # noqa: F401, PLC0415 - importing it is what switches editing on
    except ImportError:  # not on every system
        return
