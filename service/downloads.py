"""Single nodes as files in the formats of other programs: `/paper/paper:….bib`."""

from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.errors import GraphError, NotFoundError
from graph.store.async_database import AsyncDatabase
from service.exports.read import BIBTEX, CSL_JSON, LINKED_DATA, Format, read_facts
from service.refusals import write_failure
from service.versions import GraphVersions, has_tag, keep, make_tag, name_of, not_modified

_FILES = {
    "/paper/{id}.bib": BIBTEX,
    "/paper/{id}.csl.json": CSL_JSON,
    "/paper/{id}.jsonld": LINKED_DATA["Paper"],
    "/author/{id}.jsonld": LINKED_DATA["Author"],
    "/institution/{id}.jsonld": LINKED_DATA["Institution"],
}


@dataclass(frozen=True, slots=True)
class Downloads:
    """Answers with one node as a file; a merged id finds the node that it was merged into."""

    database: AsyncDatabase
    versions: GraphVersions
    seconds: float

    def routes(self) -> list[Route]:
        """The addresses of all formats."""
        return [Route(path, partial(self.answer, wanted)) for path, wanted in _FILES.items()]

    async def answer(self, wanted: Format, request: Request) -> Response:
        """The file; an error has the same form as one of GraphQL."""
        node_id: str = request.path_params["id"]
        tag = make_tag(await self.versions.read(), name_of(request))
        if has_tag(request.headers, tag):
            return not_modified(tag)
        try:
            text = wanted.write(await self._read(wanted.kind, node_id))
        except GraphError as error:
            answer, _ = write_failure(error, request.state.request_id)
            return answer
        file = Response(text, media_type=f"{wanted.media_type}; charset=utf-8")
        return keep(file, request.headers, tag)

    async def _read(self, kind: str, node_id: str) -> object:
        (facts,) = await read_facts(self.database, kind, [node_id], timeout=self.seconds)
        if facts is None:
            raise NotFoundError(kind.lower(), node_id)
        return facts
