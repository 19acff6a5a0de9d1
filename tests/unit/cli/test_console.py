import errno
import os
from io import StringIO

import pytest
from rich import box
from rich.console import Console
from rich.table import Table

from cli.console import describe_failure, show_table
from cli.errors import CommandError
from graph.errors import UnavailableError
from ingest.errors import UnknownFormatError


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (CommandError("no port is free"), "no port is free"),
        (UnavailableError("Neo4j cannot be reached"), "Neo4j cannot be reached"),
        (UnknownFormatError("a.txt is none of the shapes"), "a.txt is none of the shapes"),
        (
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/data/x"),
            "The disk is full: /data/x. Free some space, or set RGRAPH_HOME to another disk.",
        ),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/x"), "No permission: /x."),
        (FileNotFoundError(errno.ENOENT, "No such file", "/x"), "No such file: /x."),
        (OSError("no port from 1 to 2 is free"), "no port from 1 to 2 is free"),
    ],
)
def test_a_failure_is_one_message(error: Exception, told: str) -> None:
    assert describe_failure(error) == told


def test_a_defect_says_that_it_is_one_and_how_to_learn_more() -> None:
    told = describe_failure(KeyError("name"))

    assert told.startswith("KeyError: 'name'. This is a defect of rgraph")
    assert "--debug" in told


def _shown(rows: list[tuple[str, str]], *, terminal: bool) -> list[str]:
    table = Table("import", "files", box=box.SIMPLE)
    for row in rows:
        table.add_row(*row)
    file = StringIO()
    show_table(table, Console(file=file, width=40, force_terminal=terminal, no_color=True))
    return [line.strip() for line in file.getvalue().splitlines() if "import:" in line]


def test_a_table_has_a_line_for_each_row_where_it_is_written_to_a_file() -> None:
    rows = [("import:a", "a.jsonl"), ("import:b", ", ".join(f"{n}.jsonl" for n in range(200)))]

    assert _shown(rows, terminal=False) == ["   ".join(row) for row in rows]


def test_a_table_is_fitted_into_a_terminal() -> None:
    [line] = _shown([("import:a", "word " * 30)], terminal=True)

    assert len(line) <= 40
