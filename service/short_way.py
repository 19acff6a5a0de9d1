"""Questions by POST, answered before Starlette looks for their route.

Most requests are of this kind, and short: to be matched against routes, wrapped and passed through
what they do not need takes as long as their answers.
"""

from collections.abc import Awaitable, Callable

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from service.compression import Compression, accepts_gzip

Post = Callable[[Scope, Receive], Awaitable[Response]]


class ShortWay:
    """Answers POST to one path; everything else goes on to the application."""

    def __init__(
        self, app: ASGIApp, path: str, post: Post, *, compress_from: int, compress_level: int
    ) -> None:
        """Compress answers of so many bytes or more, as Starlette does on the way of the others."""
        self._app, self._path, self._post = app, path, post
        self._compress_from, self._compress_level = compress_from, compress_level

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or pass it on."""
        if not self._takes(scope):
            await self._app(scope, receive, send)
            return
        response = await self._post(scope, receive)
        answer: ASGIApp = response
        if len(response.body) >= self._compress_from:
            answer = self._compressed(response, scope)
        await answer(scope, receive, send)

    def _takes(self, scope: Scope) -> bool:
        # Where the application is a part of another one, the path has to be looked at as a whole.
        return (
            scope["type"] == "http"
            and scope["path"] == self._path
            and scope["method"] == "POST"
            and not scope.get("root_path")
        )

    def _compressed(self, response: Response, scope: Scope) -> ASGIApp:
        if accepts_gzip(scope["headers"]):
            return Compression(response, self._compress_from, compresslevel=self._compress_level)
        response.headers.add_vary_header("Accept-Encoding")
        return response
