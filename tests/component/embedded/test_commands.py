"""`rgraph` on the embedded server, as a user runs it."""

import json
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.node import find_node
from graph.embedded.launcher import EmbeddedServer
from tests.component.embedded.conftest import has_ended, kill_hard
from tests.helpers.rgraph import PROGRAM, rgraph_environment, run_rgraph


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A data folder; whatever still serves it afterwards is stopped."""
    folder = tmp_path / "home"
    yield folder
    EmbeddedServer(folder).stop()


def _hear_the_terminal() -> None:
    """Under nohup a program inherits that it ignores the end of its terminal."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Up:
    """A running `rgraph up` or `serve`, and what it printed until it was ready."""

    def __init__(self, command: str, home: Path, port: int) -> None:
        self.port = port
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [str(PROGRAM), command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=rgraph_environment(RGRAPH_HOME=str(home), PORT=str(port)),
            preexec_fn=_hear_the_terminal,  # noqa: PLW1509 - the tests start no threads
        )
        self.printed = ""

    def await_ready(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed += line
            if "Neo4j user" in line:
                return
        pytest.fail(f"it ended before it was ready:\n{self.printed}")

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=120)
        self.printed += rest
        return self.process.returncode


Start = Callable[..., Up]


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    running: list[Up] = []

    def begin(command: str, port: int = 0) -> Up:
        up = Up(command, home, port)
        running.append(up)
        return up

    yield begin
    for up in running:
        if up.process.poll() is None:
            up.process.kill()
            up.process.communicate()


def _address(printed: str, name: str) -> str:
    return next(line.split()[1] for line in printed.splitlines() if line.split()[:1] == [name])


def _ask(address: str, query: str) -> object:
    body = json.dumps({"query": query}).encode()
    request = urllib.request.Request(  # noqa: S310 - our own service
        address, body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - our own service
        return json.load(answer)


def test_the_database_is_started_looked_at_and_stopped(home: Path) -> None:
    def rgraph(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return run_rgraph(*arguments, stdin=stdin, RGRAPH_HOME=str(home))

    assert rgraph("db", "status").returncode == 1
    assert rgraph("db", "password").returncode == 1

    started = rgraph("db", "start")
    assert started.returncode == 0, started.stderr
    status = rgraph("db", "status")
    assert "Neo4j/2026.08.1" in status.stdout
    assert "(background)" in status.stdout
    assert str(home) in status.stdout
    assert rgraph("db", "password").stdout.strip() == (home / "password").read_text().strip()

    table = rgraph("db", "shell", "-e", "RETURN 'x;y' AS text")
    assert "x;y" in table.stdout
    piped = rgraph(
        "db",
        "shell",
        "--format",
        "jsonl",
        stdin="CREATE (:Kept); MATCH (n:Kept) RETURN count(n) AS n",
    )
    assert piped.stdout == '{"n": 1}\n'
    wrong = rgraph("db", "shell", "-e", "RETURN 1; RETUR 2; CREATE (:Kept)")
    assert wrong.returncode == 1
    assert "Invalid input 'RETUR'" in wrong.stderr

    doctor = rgraph("doctor")
    assert doctor.returncode == 0, doctor.stdout
    assert "neo4j.log" in doctor.stdout

    assert "stopped" in rgraph("db", "stop").stdout
    assert "was not running" in rgraph("db", "stop").stdout
    refused = rgraph("db", "reset", stdin="n\n")
    assert refused.returncode == 1
    assert (home / "neo4j/data/databases").is_dir()
    assert rgraph("db", "reset", "--yes").returncode == 0
    assert not (home / "neo4j/data").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["ended", "terminal gone"])
def test_serve_answers_until_it_is_ended_and_stops_its_database(
    home_with_jars: Path, start: Start, number: signal.Signals
) -> None:
    home = home_with_jars
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        service = start("serve", taken)
        service.await_ready()
    address = _address(service.printed, "GraphQL")
    server = EmbeddedServer(home).status()

    refused = run_rgraph("db", "stop", RGRAPH_HOME=str(home))
    answer = _ask(address, "{ __typename }")
    code = service.end(number)

    assert refused.returncode == 1
    said = " ".join(refused.stderr.split())
    assert "Neo4j is in use and goes on" in said
    assert f"process {service.process.pid} (rgraph serve)" in said
    assert answer["data"] == {"__typename": "Query"}
    assert f"Port {taken} is taken: the service uses" in service.printed
    assert code == 0
    assert "Traceback" not in service.printed
    assert has_ended(server.pid)


@pytest.mark.skipif(find_node() is None, reason="no Node to build the explorer: make explorer")
def test_up_loads_the_seeds_survives_its_database_and_stops_on_ctrl_c(
    home_with_jars: Path, start: Start
) -> None:
    home = home_with_jars
    product = start("up")
    product.await_ready()
    address = _address(product.printed, "GraphQL")
    query = '{ search(query: "Lukas Ruff", first: 1) { edges { node { __typename id } } } }'

    found = _ask(address, query)
    assert "lukas-ruff" in json.dumps(found)
    with urllib.request.urlopen(_address(product.printed, "Explorer"), timeout=60) as page:  # noqa: S310 - our own service
        html = page.read()
    first = EmbeddedServer(home).status().pid
    kill_hard(first)
    again = _ask_until_it_answers(address, query)
    second = EmbeddedServer(home).status().pid
    code = product.end(signal.SIGINT)

    assert again["data"] == found["data"]
    assert second != first
    assert b"<html" in html
    assert code == 0
    assert "Traceback" not in product.printed
    assert "ended unexpectedly; starting it again" in product.printed
    assert has_ended(second)


def _ask_until_it_answers(address: str, query: str) -> object:
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        answer = _ask(address, query)
        if isinstance(answer, dict) and "errors" not in answer:
            return answer
        time.sleep(1)
    return pytest.fail("the service did not answer again")


@pytest.mark.parametrize("command", ["start", "stop", "reset", "password"])
def test_an_outside_server_is_never_touched(home: Path, command: str) -> None:
    done = run_rgraph("db", command, RGRAPH_HOME=str(home), NEO4J_URI="bolt://127.0.0.1:1")

    assert done.returncode == 1
    assert "NEO4J_URI is set (bolt://127.0.0.1:1)" in done.stderr
    assert not home.exists()


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1"])
@pytest.mark.parametrize(
    "command", [("serve",), ("db", "status"), ("db", "shell", "-e", "RETURN 1")]
)
def test_an_outside_server_that_does_not_answer_is_one_message(
    home: Path, uri: str, command: tuple[str, ...]
) -> None:
    done = run_rgraph(*command, RGRAPH_HOME=str(home), NEO4J_URI=uri)

    assert done.returncode == 1
    assert f"Error: Neo4j at {uri} cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_in_the_place_of_the_data_folder_is_one_message(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")

    done = run_rgraph("db", "start", RGRAPH_HOME=str(file))

    assert done.returncode == 1
    assert f"Error: {file} cannot be the data folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_doctor_says_what_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")

    done = run_rgraph("doctor", RGRAPH_HOME=str(file))

    assert done.returncode == 1
    assert "set RGRAPH_HOME to another folder" in done.stdout
