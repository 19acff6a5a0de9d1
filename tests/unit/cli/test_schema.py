from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import main
from cli.errors import CommandError

runner = CliRunner()


def test_what_is_exported_is_up_to_date(tmp_path: Path) -> None:
    file = str(tmp_path / "schema.graphql")

    exported = runner.invoke(main.app, ["schema", "export", "-o", file])
    checked = runner.invoke(main.app, ["schema", "check", "-o", file])

    assert exported.exit_code == checked.exit_code == 0
    assert "up to date" in checked.output


def test_a_stale_export_is_told_with_what_differs(tmp_path: Path) -> None:
    file = tmp_path / "schema.graphql"
    runner.invoke(main.app, ["schema", "export", "-o", str(file)])
    file.write_text(file.read_text().replace("type Paper ", "type Sheet "))

    result = runner.invoke(main.app, ["schema", "check", "-o", str(file)])

    assert result.exit_code == 1
    assert "-type Sheet " in result.output
    assert "+type Paper " in result.output
    assert isinstance(result.exception, CommandError)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_is_no_export(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "schema.graphql"
    if content is not None:
        file.write_bytes(content)

    result = runner.invoke(main.app, ["schema", "check", "-o", str(file)])

    assert result.exit_code == 1
    assert isinstance(result.exception, CommandError)


def test_the_committed_schema_is_that_of_the_code() -> None:
    committed = Path(__file__).parents[3] / "schema.graphql"

    result = runner.invoke(main.app, ["schema", "check", "-o", str(committed)])

    assert result.exit_code == 0, result.output
