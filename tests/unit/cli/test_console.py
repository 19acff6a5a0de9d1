import errno
import os

import pytest

from cli.console import describe_failure
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
