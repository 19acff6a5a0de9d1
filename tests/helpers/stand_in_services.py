"""A local stand-in for Crossref, OpenAlex and arXiv, which replays self-made answers.

It is none of those services: it knows the paths that a test taught it, answers each with what the
test made up, and remembers what it was asked.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

NOTHING = 404


@dataclass(frozen=True, slots=True)
class Answer:
    """One made-up answer."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    path: str
    user_agent: str


class StandInServices:
    """The stand-in's answers by path; several for one path are given one after the other."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[Asked] = []

    def teach(self, path: str, *answers: Answer | bytes) -> None:
        """Set the answers for a path; the last one stays."""
        self.answers[path] = [one if isinstance(one, Answer) else Answer(one) for one in answers]

    def paths(self) -> list[str]:
        """Give the paths that were asked for, in order."""
        return [one.path for one in self.asked]

    def answer(self, path: str) -> Answer:
        known = self.answers.get(path, [Answer(status=NOTHING)])
        return known.pop(0) if len(known) > 1 else known[0]


@contextmanager
def run_stand_in() -> Iterator[StandInServices]:
    """Run the stand-in on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            stand_in.asked.append(Asked(self.path, self.headers.get("User-Agent", "")))
            answer = stand_in.answer(self.path)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Keep the test's output to itself."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stand_in = StandInServices(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
