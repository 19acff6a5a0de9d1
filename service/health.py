"""Whether the service lives, and whether it can answer."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph.errors import GraphError
from graph.store.async_database import AsyncDatabase

_PATIENCE = 2.0
"""Seconds that the database has to answer the probe."""


async def live(_request: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "alive"})


class Readiness:
    """Whether the database answers."""

    def __init__(self, database: AsyncDatabase) -> None:
        """Probe that database."""
        self._database = database

    async def answer(self, _request: Request) -> Response:
        """200 where the database answers, else 503 with the reason."""
        try:
            await self._database.run_named("maintenance/probe", timeout=_PATIENCE)
        except GraphError as error:
            return JSONResponse({"status": "not ready", "reason": str(error)}, status_code=503)
        return JSONResponse({"status": "ready"})
