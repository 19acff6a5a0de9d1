"""A client that services like to see: slow, patient, with a name, and never asking twice."""

import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import Self

import httpx
from hishel import SqliteStorage
from hishel.httpx import CacheTransport
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt
from tenacity.wait import wait_exponential_jitter

from ingest.fetch.errors import FetchError, NotThereError
from ingest.fetch.settings import FetchSettings, Service

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})

Sleep = Callable[[float], None]


class PoliteClient:
    """Gets answers over HTTP; what was answered once comes from the file that keeps answers."""

    def __init__(self, settings: FetchSettings, sleep: Sleep = time.sleep) -> None:
        """Open the file of kept answers; its folder is made if it is missing."""
        self._settings = settings
        self._sleep = sleep
        settings.cache.parent.mkdir(parents=True, exist_ok=True)
        self._storage = SqliteStorage(database_path=settings.cache, default_ttl=settings.keep)
        self._client = httpx.Client(
            transport=CacheTransport(_SlowTransport(settings, sleep), self._storage),
            headers={"User-Agent": _name_ourselves(settings.mailto)},
            timeout=settings.timeout,
            follow_redirects=True,
        )
        self._asked: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close connections and the file of kept answers."""
        self._client.close()

    def get(self, service: Service, path: str, **params: str) -> httpx.Response:
        """Ask a service, again after a while where it is busy.

        Raises:
            NotThereError: It does not know what is asked for.
            FetchError: It cannot be reached, refuses, or stays busy.
        """
        url = httpx.URL(service.address + path, params=params)
        if self._settings.fresh and str(url) not in self._asked:
            self._forget(str(url))
        self._asked.add(str(url))
        try:
            for attempt in self._retrying():
                with attempt:
                    return self._get_once(url)
        except httpx.HTTPStatusError as error:
            raise _explain_status(error.response) from error
        except httpx.HTTPError as error:
            raise FetchError(f"{url.host} cannot be reached: {error}.") from error
        raise AssertionError("tenacity raises what the last attempt raised")  # pragma: no cover

    def _get_once(self, url: httpx.URL) -> httpx.Response:
        # The key is explicit, so that an answer is kept under the address that was asked for
        # even where the service redirects
        response = self._client.get(url, extensions={"caching": {"key": str(url)}})
        response.raise_for_status()
        return response

    def _forget(self, key: str) -> None:
        for entry in self._storage.get_entries(key):
            self._storage.remove_entry(entry.id)

    def _retrying(self) -> Retrying:
        settings = self._settings
        exponential = wait_exponential_jitter(settings.first_wait, settings.longest_wait)

        def wait(state: RetryCallState) -> float:
            asked = _asked_wait(state.outcome.exception() if state.outcome else None)
            return exponential(state) if asked is None else asked

        def is_passing(error: BaseException) -> bool:
            if isinstance(error, httpx.HTTPStatusError):
                asked = _asked_wait(error) or 0.0
                return error.response.status_code in _PASSING and asked <= settings.longest_wait
            return isinstance(error, httpx.TransportError)

        return Retrying(
            retry=retry_if_exception(is_passing),
            wait=wait,
            stop=stop_after_attempt(settings.attempts),
            sleep=self._sleep,
            reraise=True,
        )


class _SlowTransport(httpx.BaseTransport):
    """Sends requests no faster than each service wants them.

    It stands below the cache, which it therefore does not slow down, and which never sees a key.
    """

    def __init__(self, settings: FetchSettings, sleep: Sleep) -> None:
        self._settings = settings
        self._sleep = sleep
        self._transport = httpx.HTTPTransport()
        self._last: dict[str, float] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        service = self._find_service(request.url)
        wait = self._last.get(service.address, float("-inf")) + service.interval - time.monotonic()
        if wait > 0:
            self._sleep(wait)
        self._last[service.address] = time.monotonic()
        return self._transport.handle_request(self._with_key(request, service))

    def close(self) -> None:
        self._transport.close()

    def _find_service(self, url: httpx.URL) -> Service:
        settings = self._settings
        services = (settings.crossref, settings.openalex, settings.arxiv)
        named = (one for one in services if str(url).startswith(one.address))
        return next(named, Service(url.host, max(one.interval for one in services)))

    def _with_key(self, request: httpx.Request, service: Service) -> httpx.Request:
        key = self._settings.openalex_key
        if key is None or service != self._settings.openalex:
            return request
        return httpx.Request(
            request.method,
            request.url.copy_merge_params({"api_key": key}),
            headers=request.headers,
            extensions=request.extensions,
        )


def _name_ourselves(mailto: str | None) -> str:
    name = f"research-graph/{version('research-graph')}"
    return f"{name} (mailto:{mailto})" if mailto else name


def _asked_wait(error: BaseException | None) -> float | None:
    """Give the seconds that a `Retry-After` asks for, which may be a number or a date."""
    if not isinstance(error, httpx.HTTPStatusError):
        return None
    text = error.response.headers.get("Retry-After", "").strip()
    if text.isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except ValueError:
        return None


def _explain_status(response: httpx.Response) -> FetchError:
    host, status = response.url.host, response.status_code
    if status in _GONE:
        return NotThereError(f"{host} does not know {response.url.path} ({status}).")
    wait = response.headers.get("Retry-After")
    later = f"; it asks to come back after {wait}" if wait else ""
    return FetchError(
        f"{host} answered {status} {response.reason_phrase} for {response.url.path}{later}."
    )
