"""What `rgraph ingest` refuses before it looks for a graph."""

import os
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from cli.errors import CommandError
from cli.ingest import ingest


@pytest.mark.parametrize("given", ["pipe", "-"])
def test_a_bulk_load_takes_only_what_every_process_finds(tmp_path: Path, given: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    path = given if given == "-" else str(tmp_path / given)
    app = typer.Typer()
    app.command()(ingest)

    result = CliRunner().invoke(app, ["--bulk", path])

    assert isinstance(result.exception, CommandError)
    named = "/dev/stdin" if given == "-" else path
    assert str(result.exception).startswith(f"{named} is a pipe or the standard input")
