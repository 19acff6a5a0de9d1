"""Figures for Prometheus, and the page `/metrics` that shows them."""

import asyncio
from functools import lru_cache
from pathlib import Path

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.requests import Request
from starlette.responses import Response

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0)


class Metrics:
    """Counts requests, operations, errors and statements of one application."""

    def __init__(self, folder: Path | None = None) -> None:
        """Begin at nothing; in `folder` each process of a service keeps its figures."""
        self._folder = folder
        self.registry = CollectorRegistry()
        requests = self._times(
            "rgraph_http_request_seconds",
            "Time from a request to the end of its answer.",
            ["method", "path", "status"],
        )
        operations = Counter(
            "rgraph_graphql_operations",
            "Operations by how they were answered: `native`, `compiled`, or why by the executor.",
            ["way"],
            registry=self.registry,
        )
        statements = self._times(
            "rgraph_statement_seconds",
            "Time of one statement in the database, by its name.",
            ["statement"],
        )
        self._errors = Counter(
            "rgraph_graphql_errors", "Errors in answers.", ["code"], registry=self.registry
        )
        self._tasks = Gauge(
            "rgraph_event_loop_tasks",
            "What is going on at the moment, requests and what they wait for.",
            multiprocess_mode="livesum",
            registry=self.registry,
        )
        # Which figure labels mean takes longer to find than to raise it.
        self._of_requests = lru_cache(requests.labels)
        self._of_operations = lru_cache(operations.labels)
        self._of_statements = lru_cache(statements.labels)

    def _times(self, name: str, meaning: str, labels: list[str]) -> Histogram:
        return Histogram(name, meaning, labels, buckets=_SECONDS, registry=self.registry)

    def count_request(self, method: str, path: str, status: int, seconds: float) -> None:
        """Note one answered request; `path` is a route, of which there are few."""
        self._of_requests(method, path, status).observe(seconds)

    def count_operation(self, way: str) -> None:
        """Note which way one operation was answered."""
        self._of_operations(way).inc()

    def count_error(self, code: str) -> None:
        """Note one error by its code."""
        self._errors.labels(code).inc()

    def count_statement(self, name: str, seconds: float, _rows: int) -> None:
        """Note one statement."""
        # Which root fields a request combines is the client's choice: not a label each.
        label = "query/several" if "+" in name else name
        self._of_statements(label).observe(seconds)

    async def show(self, _request: Request) -> Response:
        """The page: the figures of all processes of the service."""
        self._tasks.set(len(asyncio.all_tasks()))
        figures = self.registry
        if self._folder is not None:
            figures = CollectorRegistry()
            MultiProcessCollector(figures, str(self._folder))  # type: ignore[no-untyped-call]  # it has no types
        return Response(generate_latest(figures), media_type=CONTENT_TYPE_LATEST)
