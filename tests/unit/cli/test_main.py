import pytest
from typer.main import get_command
from typer.testing import CliRunner

from cli import main

runner = CliRunner()


@pytest.mark.parametrize("name", sorted(main._COMMANDS))  # noqa: SLF001 - what is listed
def test_the_line_in_the_list_is_the_first_line_of_the_commands_help(name: str) -> None:
    listed = get_command(main.app).commands[name].help

    real = main.load_command(name).help

    assert real.splitlines()[0].startswith(listed.rstrip("."))


@pytest.mark.parametrize("name", sorted(main._COMMANDS))  # noqa: SLF001 - what is listed
def test_each_command_has_help(name: str) -> None:
    result = runner.invoke(main.app, [name, "--help"])

    assert result.exit_code == 0
    assert "Usage" in result.output


def test_help_lists_every_command_without_importing_its_module() -> None:
    result = runner.invoke(main.app, ["--help"])

    assert result.exit_code == 0
    assert all(name in result.output for name in main._COMMANDS)  # noqa: SLF001 - what is listed


def test_an_unknown_command_is_a_usage_error_with_a_suggestion() -> None:
    result = runner.invoke(main.app, ["docter"])

    assert result.exit_code == 2
    assert "doctor" in result.output


def test_the_version_is_shown() -> None:
    result = runner.invoke(main.app, ["--version"])

    assert result.exit_code == 0
    assert result.output.startswith("rgraph ")
