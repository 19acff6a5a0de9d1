"""Which state of the graph an answer is of, and whether the client has that answer already."""

import asyncio
import hashlib
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version

from starlette.requests import Request
from starlette.responses import Response

from graph.errors import GraphError
from graph.store.async_database import AsyncDatabase
from service.sharing import OwnWrites, Writes

BELIEVED_SECONDS = 1.0
"""How long the number of writes, once read, is taken for the present one."""
_PATIENCE = 2.0


class GraphVersions:
    """Knows how often the graph was written, without asking for every request.

    The number is read before what it is the number of, so an answer is never older than its tag.
    """

    def __init__(self, database: AsyncDatabase, *, writes: Writes | None = None) -> None:
        """Ask `database`; nothing is known yet. `writes` is what other processes are told by."""
        self._database = database
        self._writes = writes or OwnWrites()
        self._written = 0
        self._known: str | None = None
        self._known_until = 0.0
        self._reading = asyncio.Lock()

    async def read(self) -> str | None:
        """The graph's identity and number of writes; None where they cannot be known.

        With many requests it is one statement a second, which reads one node.
        """
        async with self._reading:
            written = self._writes.read()
            if time.monotonic() >= self._known_until or written != self._written:
                asked = time.monotonic()
                self._known = await self._ask()
                # Who waited while nothing could be known need not try again at once.
                since = time.monotonic() if self._known is None else asked
                self._known_until, self._written = since + BELIEVED_SECONDS, written
            return self._known

    def forget(self) -> None:
        """Ask again next time, all processes of the service: one of them has written."""
        self._writes.tell()

    async def _ask(self) -> str | None:
        try:
            (row,) = await self._database.run_named(
                "maintenance/get_graph_version", timeout=_PATIENCE
            )
        except GraphError:
            return None  # the question that follows says what is wrong
        return None if row["identity"] is None else f"{row['identity']}:{row['writes']}"


def make_tag(graph: str | None, *parts: str) -> str | None:
    """The weak ETag of what these parts ask of the graph; None where its state is not known.

    Some answers depend on the day, and all on this program's version.
    """
    if graph is None:
        return None
    day = datetime.now(UTC).date().isoformat()
    digest = hashlib.sha256()
    for part in (version("research-graph"), day, graph, *parts):
        digest.update(f"{len(part)}:{part}".encode())
    return f'W/"{digest.hexdigest()[:32]}"'


def has_tag(headers: Mapping[str, str], tag: str | None) -> bool:
    """Whether the client says that it has the answer with this tag."""
    given = {one.strip().removeprefix("W/") for one in headers.get("if-none-match", "").split(",")}
    return tag is not None and tag.removeprefix("W/") in given


def not_modified(tag: str | None) -> Response:
    """The answer to a client that has it."""
    return mark_kept(Response(status_code=304), tag)


def keep(response: Response, headers: Mapping[str, str], tag: str | None) -> Response:
    """An answer that may be kept; whoever sends `If-None-Match: *` has some, and takes any."""
    if tag is not None and headers.get("if-none-match", "").strip() == "*":
        return not_modified(tag)
    return mark_kept(response, tag)


def mark_kept(response: Response, tag: str | None) -> Response:
    """Allow to keep an answer, if it is asked about each time; without a tag it is not kept."""
    response.headers["Cache-Control"] = "no-store" if tag is None else "no-cache"
    if tag is not None:
        response.headers["ETag"] = tag
        response.headers.add_vary_header("Accept")
    return response


def weaken(response: Response) -> Response:
    """The response with a weak tag where it has one: it may be compressed, which changes bytes."""
    tag = response.headers.get("ETag", "W/")
    if not tag.startswith("W/"):
        response.headers["ETag"] = f"W/{tag}"
    return response


def name_of(request: Request) -> str:
    """What the address asks for, with the form in which the answer is wanted."""
    return f"{request.url.path} {request.headers.get('accept', '')}"
