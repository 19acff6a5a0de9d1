"""Spans arrive where OpenTelemetry's variable says, over HTTP on loopback."""

import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from cli.errors import CommandError
from cli.settings import Settings
from cli.telemetry import export_traces

PROGRAM = """
from cli.settings import read_settings
from cli.telemetry import export_traces
from opentelemetry import trace
export_traces(read_settings())
with trace.get_tracer("test").start_as_current_span("a statement"):
    pass
trace.get_tracer_provider().shutdown()
"""


class Collector(HTTPServer):
    """Keeps what is sent to it."""

    received: list[tuple[str, bytes]]


class _Answer(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((self.path, body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector(("127.0.0.1", 0), _Answer) as server:
        server.received = []
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_spans_are_sent(collector: Collector) -> None:
    address = f"http://127.0.0.1:{collector.server_port}"
    environment = {**os.environ, "OTEL_EXPORTER_OTLP_ENDPOINT": address}

    subprocess.run([sys.executable, "-c", PROGRAM], env=environment, check=True, timeout=300)  # noqa: S603

    ((path, body),) = collector.received
    assert path == "/v1/traces"
    assert b"a statement" in body
    assert b"research-graph" in body


def test_without_the_variable_nothing_is_loaded() -> None:
    program = (
        "import sys; from cli.settings import Settings; from cli.telemetry import export_traces; "
        "export_traces(Settings(otel_exporter_otlp_endpoint=None)); "
        "sys.exit('opentelemetry.sdk' in sys.modules)"
    )

    subprocess.run([sys.executable, "-c", program], check=True, timeout=300)  # noqa: S603


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.resources", None)

    with pytest.raises(CommandError, match=r"research-graph\[otel\]"):
        export_traces(Settings(otel_exporter_otlp_endpoint="http://127.0.0.1:1"))
