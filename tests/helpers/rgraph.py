"""The command `rgraph` as a user runs it: its own process, its own environment."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SMALL = {"RGRAPH_HEAP": "384m", "RGRAPH_PAGECACHE": "64m", "RGRAPH_QUICK_START": "true"}
PROGRAM = Path(sys.executable).parent / "rgraph"
UNPRIVILEGED = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Runs a command of root's without root's right to every file."""


def rgraph_environment(**variables: str) -> dict[str, str]:
    """This process's environment without what would lead to somebody's real data."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return {**kept, **SMALL, "COLUMNS": "200", **variables}


def run_rgraph(
    *arguments: str, stdin: str = "", within: Sequence[str] = (), **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run it to its end; `within` is a command that runs it, such as `UNPRIVILEGED`."""
    return subprocess.run(  # noqa: S603 - our own command
        [*within, str(PROGRAM), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        env=rgraph_environment(**variables),
    )
