"""What asks services: every answer is cut out of the stream, and failures are counted."""

import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import orjson
import pytest

from bench.graphql.load import press
from bench.harness.http_answers import AnswerReader
from bench.paths.over_http import Client

BODY = b'{"data": {"a": "0\r\n\r\n"}}'
WITH_LENGTH = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"%x\r\n%s\r\n5;x=y\r\n%s\r\n0\r\n\r\n" % (len(BODY) - 5, BODY[:-5], BODY[-5:])
)
BAD = b"HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n"


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 1000])
def test_answers_are_cut_out_wherever_they_are_torn(size: int) -> None:
    reader = AnswerReader()
    found = []
    for answer in (WITH_LENGTH, CHUNKED, BAD, WITH_LENGTH):
        for at in range(0, len(answer), size):
            body = reader.feed(answer[at : at + size])
            if body is not None:
                found.append((reader.is_good, body))
    assert found == [(True, BODY), (True, BODY), (False, b""), (True, BODY)]


class _Service(BaseHTTPRequestHandler):
    """Answers, refuses, fails and hangs up, as it is asked."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_POST(self) -> None:
        asked = orjson.loads(self.rfile.read(int(self.headers["content-length"])))
        what = asked["variables"]["what"]
        with self.server.lock:
            self.server.asked[what] += 1
        if what == "hang up":
            self.close_connection = True
            return
        body = orjson.dumps({"errors": [1]} if what == "refuse" else {"data": asked["variables"]})
        self.send_response(500 if what == "fail" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """Counts what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Service)
        self.asked: Counter[str] = Counter()
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/graphql"


@pytest.fixture
def server() -> Iterator[_Server]:
    with _Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_all_that_goes_wrong_is_counted(server: _Server) -> None:
    asked = [{"what": what} for what in ("answer", "refuse", "fail", "hang up")]
    seen = press(server.address, "{ a }", asked, clients=4, seconds=0.5)
    told, server.asked = server.asked, Counter()
    right = press(server.address, "{ a }", asked[:1], clients=3, seconds=0.2)

    assert told.keys() == {"answer", "refuse", "fail", "hang up"}
    assert seen.failed == told.total() - told["answer"]
    # Who is hung up on has no time to tell.
    assert len(seen.seconds) == told.total() - told["hang up"]
    assert (len(right.seconds), right.failed) == (server.asked["answer"], 0)
    assert right.rate > 0
    assert 0.2 <= right.elapsed < 60


def test_a_client_gives_the_data_or_says_what_is_wrong(server: _Server) -> None:
    client = Client(server.address, 0)
    assert client.ask("{ a }", {"what": "answer"}) == {"what": "answer"}
    with pytest.raises(RuntimeError, match="1"):
        client.ask("{ a }", {"what": "refuse"})
    assert client.ask("{ a }", {"what": "x" * 1_000_000}) == {"what": "x" * 1_000_000}
    with pytest.raises(ConnectionError):
        client.ask("{ a }", {"what": "hang up"})
    assert client.ask("{ a }", {"what": "answer"}) == {"what": "answer"}
    client.close()
