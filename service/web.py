"""The explorer's built files, and the page that stands in for them where they are missing."""

from pathlib import Path

from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from service.versions import weaken

_IMMUTABLE = "public, max-age=31536000, immutable"

_NOT_BUILT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Research Graph</title>
<body style="font-family: system-ui; max-width: 40rem; margin: 4rem auto; line-height: 1.5">
<h1>The explorer has not been built</h1>
<p>The service runs, but there are no built files of the explorer. <code>make explorer</code>
builds them; then start the service again.</p>
<p>GraphQL answers at <a href="/graphql">/graphql</a>.</p>
"""


class ExplorerFiles(StaticFiles):
    """Serves the built files; those with a hash in their name may be kept for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """As `StaticFiles`, with cache headers."""
        response = await super().get_response(path, scope)
        is_asset = path.startswith("assets/")
        response.headers["Cache-Control"] = _IMMUTABLE if is_asset else "no-cache"
        return weaken(response)


async def not_built(_request: object) -> Response:
    """A page that says what is missing."""
    return HTMLResponse(_NOT_BUILT, status_code=503)


def is_built(folder: Path | None) -> bool:
    """Whether the folder holds the built explorer."""
    return folder is not None and (folder / "index.html").is_file()
