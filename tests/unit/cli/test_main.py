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


@pytest.mark.parametrize(
    ("ending", "code"), [(KeyboardInterrupt(), 130), (SystemExit(143), 143)], ids=["^C", "TERM"]
)
def test_what_fails_while_a_signal_ends_the_command_is_no_failure_of_it(
    monkeypatch: pytest.MonkeyPatch, ending: BaseException, code: int
) -> None:
    def command() -> None:
        try:
            raise ending
        finally:
            raise BufferError("Existing exports of data")

    for name in ("show_failures_briefly", "end_on_signals"):
        monkeypatch.setattr(main, name, lambda *_: None)
    monkeypatch.setattr(main, "get_command", lambda _: command)

    with pytest.raises(SystemExit) as ended:
        main.main()

    assert ended.value.code == code


def test_what_fails_by_itself_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def command() -> None:
        raise BufferError("Existing exports of data")

    for name in ("show_failures_briefly", "end_on_signals"):
        monkeypatch.setattr(main, name, lambda *_: None)
    monkeypatch.setattr(main, "get_command", lambda _: command)

    with pytest.raises(BufferError):
        main.main()
