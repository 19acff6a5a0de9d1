"""The service behind a real socket, and waiting for what comes of it."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette


@asynccontextmanager
async def served(app: Starlette, **settings: Any) -> AsyncIterator[str]:
    """A real server on a free port; `settings` are uvicorn's."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="on", **settings))
        task = asyncio.create_task(server.serve(sockets=[listener]))
        await until(lambda: server.started)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task


async def until(wanted: Callable[[], bool], seconds: float = 60) -> float:
    """Wait until it is so, and give how long it took."""
    started = time.monotonic()
    while not await asyncio.to_thread(wanted):
        assert time.monotonic() - started < seconds, "it did not happen in time"
        await asyncio.sleep(0.05)
    return time.monotonic() - started
