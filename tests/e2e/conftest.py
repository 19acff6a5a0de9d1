"""The whole product for the browser: seeds in a real Neo4j, the service, the built explorer."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser

from cli.explorer import ExplorerBuild
from cli.seeds import load_seeds
from graph.embedded.progress import silent
from graph.store.connection import Connection
from service.app import create_app
from tests.conftest import SharedDatabase
from tests.e2e.browser import Watch, running_browser
from tests.e2e.explorer_page import ExplorerPage

Ask = Callable[..., dict[str, Any]]

LAPTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="package")
def service(shared_database: SharedDatabase, connection: Connection) -> Iterator[str]:
    """The address of the service on a graph with the seeds."""
    loaded = load_seeds(shared_database.without_data())
    assert loaded is not None
    with ExplorerBuild(silent) as build:
        explorer = build.wait()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(create_app(connection, explorer=explorer), log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), name="service")
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive(), "the service ended before it answered"
                time.sleep(0.05)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture
def watch(service: str) -> Iterator[Watch]:
    """Fails a test whose page logs an error or asks anybody but the service."""
    watch = Watch(service)
    yield watch
    assert watch.errors == []
    assert watch.strangers == []


@pytest.fixture
def new_tab(service: str, chromium: Browser, watch: Watch) -> Iterator[Callable[..., ExplorerPage]]:
    """Opens tabs that share nothing, as browsers of different people."""
    contexts = []

    def open_tab(**options: Any) -> ExplorerPage:
        # Without motion a picture rests sooner; the phone has motion.
        usual = {"viewport": LAPTOP, "reduced_motion": "reduce"}
        context = chromium.new_context(**{**usual, **options})
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        return ExplorerPage(page, service)

    yield open_tab
    for context in contexts:
        context.close()


@pytest.fixture
def explorer(new_tab: Callable[..., ExplorerPage]) -> ExplorerPage:
    return new_tab()


@pytest.fixture
def phone(new_tab: Callable[..., ExplorerPage]) -> ExplorerPage:
    return new_tab(
        viewport=PHONE,
        has_touch=True,
        is_mobile=True,
        device_scale_factor=2,
        reduced_motion="no-preference",
    )


@pytest.fixture(scope="package")
def ask(service: str) -> Ask:
    """Asks the service without the page, to know what the page must show."""

    def ask(query: str, **variables: Any) -> dict[str, Any]:
        sent = {"query": query, "variables": variables}
        answer = httpx.post(f"{service}/graphql", json=sent, timeout=60).json()
        assert "errors" not in answer, answer["errors"]
        data: dict[str, Any] = answer["data"]
        return data

    return ask
