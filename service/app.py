"""The service as an ASGI application: GraphQL, health, and the explorer's files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Mount, Route

from graph.store.async_database import AsyncDatabase
from graph.store.connection import Connection
from service.graphql.endpoint import GraphQLEndpoint
from service.health import Readiness, live
from service.request_log import RequestLog
from service.settings import Limits
from service.web import ExplorerFiles, is_built, not_built

_COMPRESS_FROM = 1_000
_COMPRESS_LEVEL = 5


def create_app(
    connection: Connection, *, explorer: Path | None = None, limits: Limits | None = None
) -> Starlette:
    """The application; it opens the database when it starts and closes it when it stops.

    A database that cannot be reached keeps nothing from starting: requests say so until it can.

    Args:
        connection: Where the database is.
        explorer: The folder of the explorer's built files; a page says so where there is none.
        limits: What one request may cost.
    """
    database = AsyncDatabase(connection)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with database:
            yield

    return Starlette(
        routes=_routes(explorer, limits or Limits(), database),
        middleware=[
            Middleware(RequestLog),
            Middleware(GZipMiddleware, minimum_size=_COMPRESS_FROM, compresslevel=_COMPRESS_LEVEL),
        ],
        lifespan=lifespan,
    )


def _routes(explorer: Path | None, limits: Limits, database: AsyncDatabase) -> list[BaseRoute]:
    graphiql = explorer / "graphiql.html" if explorer else None
    endpoint = GraphQLEndpoint(database, limits, graphiql)
    routes: list[BaseRoute] = [
        Route("/graphql", endpoint.answer, methods=["GET", "POST"]),
        Route("/health/live", live),
        Route("/health/ready", Readiness(database).answer),
    ]
    if is_built(explorer):
        routes.append(Mount("/", ExplorerFiles(directory=explorer, html=True)))
    else:
        routes.append(Route("/", not_built))
    return routes
