"""One paper or author from the services that know it, as the records that files give."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO
from urllib.parse import quote

import httpx
import orjson

from graph.identifiers import clean_arxiv_id
from ingest.fetch.client import PoliteClient
from ingest.fetch.errors import FetchError, NotThereError
from ingest.fetch.settings import FetchSettings
from ingest.fetch.targets import Target
from ingest.readers.arxiv_xml import read_arxiv_xml
from ingest.readers.crossref import read_crossref
from ingest.readers.openalex import read_openalex
from ingest.records import PaperRecord, Record, Rejected

_ENTITIES = {"W": "works", "A": "authors", "I": "institutions"}
_PAGE = "200"  # the most that OpenAlex gives at once

Report = Callable[[str], None]
Reader = Callable[[BinaryIO, str], Iterator[Record]]


class Lookups:
    """Asks the right service for each kind of identifier."""

    def __init__(
        self, client: PoliteClient, settings: FetchSettings, report: Report = lambda _: None
    ) -> None:
        """Take a client that is open; `report` is told of every further page of a list."""
        self._client = client
        self._settings = settings
        self._report = report

    def fetch(self, target: Target, *, papers: bool = True) -> Iterator[Record]:
        """Give what the target names; an author comes with all their papers where wanted.

        Raises:
            NotThereError: No service knows it.
            FetchError: A service cannot be reached, refuses, or stays busy.
        """
        if target.scheme == "arxiv":
            return self._fetch_arxiv(target)
        if target.scheme == "doi":
            return self._fetch_doi(target)
        return self._fetch_openalex(target, papers=papers)

    def _fetch_doi(self, target: Target) -> Iterator[Record]:
        """Ask Crossref, and OpenAlex where another agency registered the DOI."""
        arxiv_id = clean_arxiv_id(target.id)
        if arxiv_id is not None:
            yield from self._fetch_arxiv(Target("arxiv", arxiv_id))
            return
        try:
            answer = self._client.get(
                self._settings.crossref, f"/works/{quote(target.id, safe='')}"
            )
        except NotThereError:
            path = f"/works/doi:{quote(target.id, safe='/')}"
            answer = self._client.get(self._settings.openalex, path)
            yield from _read(answer, read_openalex, target)
            return
        yield from _read(answer, read_crossref, target)

    def _fetch_arxiv(self, target: Target) -> Iterator[Record]:
        service = self._settings.arxiv
        answer = self._client.get(service, "/api/query", id_list=target.id)
        records = list(_read(answer, read_arxiv_xml, target))
        # An unknown id is answered with an empty list, or with an entry that says "Error"
        if not records:
            raise NotThereError(f"{httpx.URL(service.address).host} does not know {target}.")
        yield from records

    def _fetch_openalex(self, target: Target, *, papers: bool) -> Iterator[Record]:
        is_orcid = target.scheme == "orcid"
        entity = "authors" if is_orcid else _ENTITIES[target.id[0]]
        name = f"orcid:{target.id}" if is_orcid else target.id
        answer = self._client.get(self._settings.openalex, f"/{entity}/{name}")
        yield from _read(answer, read_openalex, target)
        if entity == "authors" and papers:
            author = str(_parse(answer).get("id", "")).rpartition("/")[2]
            yield from self._fetch_papers(author, target)

    def _fetch_papers(self, author: str, target: Target) -> Iterator[Record]:
        cursor: str | None = "*"
        done = 0
        while cursor:
            answer = self._client.get(
                self._settings.openalex,
                "/works",
                filter=f"author.id:{author}",
                per_page=_PAGE,
                cursor=cursor,
            )
            body = _parse(answer)
            results, meta = body.get("results") or [], body.get("meta") or {}
            for record in _read(answer, read_openalex, target):
                yield from self._complete(record, target)
            done += len(results)
            self._report(f"{done:,} of {meta.get('count', '?')} papers")
            cursor = meta.get("next_cursor") if results else None

    def _complete(self, record: Record, target: Target) -> Iterator[Record]:
        """Look a paper up by itself where the list cut its authors (it does at 100)."""
        if isinstance(record, PaperRecord) and record.authors_truncated and record.openalex_id:
            path = f"/works/{record.openalex_id}"
            answer = self._client.get(self._settings.openalex, path)
            yield from _read(answer, read_openalex, target)
        else:
            yield record


def _read(answer: httpx.Response, reader: Reader, target: Target) -> Iterator[Record]:
    """Read an answer as a file of that format, with its address as its source's."""
    address = str(answer.url)
    for record in reader(io.BytesIO(answer.content), str(target)):
        if isinstance(record, Rejected):
            yield record
        else:
            yield replace(record, source=replace(record.source, address=address))


def _parse(answer: httpx.Response) -> dict[str, Any]:
    try:
        body = orjson.loads(answer.content)
    except orjson.JSONDecodeError as error:
        raise FetchError(f"{answer.url.host} answered with no JSON: {error}.") from error
    if not isinstance(body, dict):
        raise FetchError(f"{answer.url.host} answered with a JSON {type(body).__name__}.")
    return body
