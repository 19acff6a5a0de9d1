"""How the service logs: one line each, with the id of the request."""

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from errno import ENOSPC

import pytest

from cli.log import Format, Level, ServiceLog, set_up_logging
from cli.serve import read_log
from cli.settings import read_settings

EXTRA = {"request_id": "trace-me-1", "ms": 3.2, "status": 200, "operation": "Lists"}


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Put back what pytest has set."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level
    for name in ("cli", "graph", "ingest", "service", "neo4j"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def _logged(
    capsys: pytest.CaptureFixture[str], form: Format, level: Level, name: str = "service.x"
) -> list[str]:
    ServiceLog(form, level).set_up()
    log = logging.getLogger(name)
    log.debug("a debug message")
    log.info("GET %s", "/x", extra=EXTRA)
    log.warning("of\ntwo lines")
    return capsys.readouterr().err.splitlines()


def test_json_has_all_that_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = map(json.loads, _logged(capsys, "json", "info"))
    age = datetime.now(UTC) - datetime.fromisoformat(first.pop("time"))
    assert 0 <= age.total_seconds() < 60
    assert first == {"level": "INFO", "logger": "service.x", "message": "GET /x", **EXTRA}
    assert (second["level"], second["message"]) == ("WARNING", "of\ntwo lines")


def test_text_has_the_id_of_the_request(capsys: pytest.CaptureFixture[str]) -> None:
    first, *_ = _logged(capsys, "text", "info")
    said = "INFO service.x: GET /x request_id=trace-me-1 ms=3.2 operation=Lists"
    assert first.endswith(said)


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_raised_is_told_with_the_id(capsys: pytest.CaptureFixture[str], form: Format) -> None:
    ServiceLog(form, "error").set_up()
    logging.getLogger("service.errors").error(
        "internal error", exc_info=ValueError("why"), extra={"request_id": "trace-me-1"}
    )
    said = capsys.readouterr().err
    assert "trace-me-1" in said
    assert "ValueError: why" in said
    assert form == "text" or "ValueError: why" in json.loads(said)["exc_info"]


@pytest.mark.parametrize(
    ("level", "name", "lines"),
    [
        ("debug", "service.x", 3),
        ("info", "service.x", 2),
        ("warning", "service.x", 1),
        ("error", "service.x", 0),
        ("info", "somebody.elses", 1),
        ("debug", "somebody.elses", 3),
        ("error", "somebody.elses", 0),
        ("debug", "httpx", 1),
    ],
)
def test_levels(capsys: pytest.CaptureFixture[str], level: Level, name: str, lines: int) -> None:
    assert len(_logged(capsys, "json", level, name)) == lines


@pytest.mark.parametrize(("level", "shown"), [("debug", True), ("info", False), ("error", False)])
def test_the_service_shows_the_drivers_lines_in_debugging_only(
    capsys: pytest.CaptureFixture[str], level: Level, *, shown: bool
) -> None:
    ServiceLog("text", level).set_up()
    logging.getLogger("neo4j.io").error("Failed to read from defunct connection")

    assert ("defunct connection" in capsys.readouterr().err) == shown


def test_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_log(read_settings()) == ServiceLog("text", "info")
    monkeypatch.setenv("RGRAPH_LOG_FORMAT", "json")
    monkeypatch.setenv("RGRAPH_LOG_LEVEL", "error")
    assert read_log(read_settings()) == ServiceLog("json", "error")
    logging.getLogger().setLevel(logging.DEBUG)
    assert read_log(read_settings()) == ServiceLog("json", "debug")


@pytest.mark.parametrize("debug", [False, True])
def test_a_command_prints_its_own_warnings_plainly_and_the_drivers_in_detail_only(
    capsys: pytest.CaptureFixture[str], *, debug: bool
) -> None:
    set_up_logging(debug=debug)
    logging.getLogger("graph.store.reach").warning("Neo4j at %s is away", "bolt://[::1]:7687")
    logging.getLogger("neo4j.session").warning("Transaction failed and will be retried")
    logging.getLogger("neo4j.pool").error("No router")
    logging.getLogger("py4j").error("of another library")

    said = capsys.readouterr().err
    assert ("Transaction failed" in said, "No router" in said) == (debug, debug)
    assert ("• Neo4j at bolt://[::1]:7687 is away\n" in said) == (not debug)
    assert "of another library" in said


def test_a_command_goes_on_where_what_it_says_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: str) -> None:
        raise OSError(ENOSPC, "No space left on device")

    set_up_logging(debug=False)
    monkeypatch.setattr("cli.log.say_note", fail)

    logging.getLogger("graph.store").warning("Neo4j is away")


def test_a_command_shows_what_raised(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging(debug=False)

    logging.getLogger("graph.store").error("it failed", exc_info=ValueError("why"))

    said = capsys.readouterr().err
    assert "it failed" in said
    assert "ValueError: why" in said
