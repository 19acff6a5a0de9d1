"""Whether the service lives, and whether it can answer."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graph.errors import GraphError
from graph.store.async_database import AsyncDatabase
from service.path_index import PathIndex

_PATIENCE = 2.0
"""Seconds that the database has to answer the probe."""


async def live(_request: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "alive"})


class Readiness:
    """Whether the database answers."""

    def __init__(self, database: AsyncDatabase, path_index: PathIndex | None = None) -> None:
        """Probe that database; the index may be on its way, for the database answers without it."""
        self._database, self._path_index = database, path_index

    async def answer(self, _request: Request) -> Response:
        """200 where the database answers with a whole graph, else 503 with the reason."""
        try:
            [row] = await self._database.run_named("maintenance/probe", timeout=_PATIENCE)
        except GraphError as error:
            return _refuse(str(error))
        if row["loading"]:
            return _refuse("A bulk load is under way: the graph is not whole yet.")
        if self._path_index is None:
            return JSONResponse({"status": "ready"})
        return JSONResponse({"status": "ready", "pathIndex": self._path_index.describe()})


def _refuse(reason: str) -> Response:
    return JSONResponse({"status": "not ready", "reason": reason}, status_code=503)
