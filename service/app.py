"""The service as an ASGI application: GraphQL, health, and the explorer's files."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Mount, Route

from graph.store.async_database import AsyncDatabase
from graph.store.connection import Connection
from service.compression import Compression
from service.curation import Curation
from service.downloads import Downloads
from service.failures import Failures
from service.graphql.endpoint import GraphQLEndpoint
from service.health import Readiness, live
from service.metrics import Metrics
from service.path_index import PathIndex, make_path_index
from service.planning_ahead import planning_ahead
from service.refusals import refuse_routes
from service.request_log import RequestLog
from service.settings import Access, Limits
from service.sharing import Shared
from service.short_way import ShortWay
from service.versions import GraphVersions
from service.web import ExplorerFiles, is_built, not_built

_COMPRESS_FROM = 1_000
_COMPRESS_LEVEL = 5
_PREFLIGHT_SECONDS = 600


def create_app(  # noqa: PLR0913 - all that one service may differ in
    connection: Connection,
    *,
    explorer: Path | None = None,
    limits: Limits | None = None,
    access: Access | None = None,
    path_index: Path | None = None,
    curation: Curation | None = None,
    native: bool = False,
    shared: Shared | None = None,
    plans_ahead: bool = False,
) -> Starlette:
    """The application; it opens the database when it starts and closes it when it stops.

    A database that cannot be reached keeps nothing from starting: requests say so until it can.

    Args:
        connection: Where the database is.
        explorer: The folder of the explorer's built files; a page says so where there is none.
        limits: What one request may cost.
        access: Who may ask what.
        path_index: The file of the index in memory that paths are searched in; without one they
            are searched in the database.
        curation: What curators may do, and the token by which they are known; None where nobody
            may.
        native: Whether records become JSON without Python objects; only where
            `graph.store.native` finds no hindrance.
        shared: What the service's processes have in common; None where this is the only one.
        plans_ahead: Whether the database plans in the background what takes it long the first time.
    """
    metrics = Metrics(shared.metrics if shared else None)
    database = AsyncDatabase(connection, watcher=metrics.count_statement)
    access, limits = access or Access(), limits or Limits()
    index = make_path_index(connection, path_index)
    versions = GraphVersions(database, writes=shared.writes if shared else None)
    endpoint = GraphQLEndpoint(
        database,
        limits,
        access,
        metrics,
        _graphiql(explorer),
        path_index=index,
        curation=curation,
        versions=versions,
        native=native,
    )

    app = Starlette(
        routes=[
            Route("/metrics", metrics.show),
            *Downloads(database, versions, limits.seconds).routes(),
            *_routes(explorer, endpoint, Readiness(database, index)),
        ],
        middleware=_middleware(endpoint, metrics, access),
        exception_handlers={HTTPException: refuse_routes(metrics.count_error)},
        lifespan=_lifespan(database, endpoint, index, plans_ahead=plans_ahead),
    )
    app.state.native = native
    return app


def _lifespan(
    database: AsyncDatabase,
    endpoint: GraphQLEndpoint,
    index: PathIndex | None,
    *,
    plans_ahead: bool,
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def opened(_app: Starlette) -> AsyncIterator[None]:
        async with database, planning_ahead(database, wanted=plans_ahead):
            if index is not None:
                index.start()
            yield
            if index is not None:
                index.close()
            await endpoint.close()

    return opened


def _graphiql(explorer: Path | None) -> Path | None:
    return explorer / "graphiql.html" if explorer else None


def _middleware(endpoint: GraphQLEndpoint, metrics: Metrics, access: Access) -> list[Middleware]:
    """What every request passes through, the outermost first."""
    return [
        Middleware(RequestLog, metrics=metrics),
        *_cors(access),
        Middleware(Failures, metrics=metrics),
        Middleware(
            ShortWay,
            path="/graphql",
            post=endpoint.post,
            compress_from=_COMPRESS_FROM,
            compress_level=_COMPRESS_LEVEL,
        ),
        Middleware(Compression, minimum_size=_COMPRESS_FROM, compresslevel=_COMPRESS_LEVEL),
    ]


def _cors(access: Access) -> list[Middleware]:
    if not access.origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=access.origins,
            allow_methods=["GET", "POST"],
            # Clients of GraphQL send headers of their own. None of them gives a page any rights:
            # nobody is known by a cookie.
            allow_headers=["*"],
            expose_headers=["X-Request-ID", "ETag"],
            max_age=_PREFLIGHT_SECONDS,
        )
    ]


def _routes(
    explorer: Path | None, endpoint: GraphQLEndpoint, readiness: Readiness
) -> list[BaseRoute]:
    routes: list[BaseRoute] = [
        Route("/graphql", endpoint),
        Route("/graphql/", endpoint),
        Route("/health/live", live),
        Route("/health/ready", readiness.answer),
    ]
    if is_built(explorer):
        routes.append(Mount("/", ExplorerFiles(directory=explorer, html=True)))
    else:
        routes.append(Route("/", not_built))
    return routes
