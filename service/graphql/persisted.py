"""Documents that are sent once and named by their hash from then on; and a list of allowed ones.

The protocol is Apollo's automatic persisted queries, version 1: `extensions.persistedQuery` with
`version` and `sha256Hash`.
"""

import hashlib
from collections.abc import Iterable

from service.errors import RequestError
from service.graphql.kept import Kept

_MOST = 1_000
_CHARACTERS = 10_000_000
"""Of all documents together that clients have sent."""


class PersistedQueries:
    """Gives the document that a request means; forgets the least recently used."""

    def __init__(self, allowed: Iterable[str] | None = None) -> None:
        """With `allowed` documents no other one is executed, and these need not be sent first."""
        texts = None if allowed is None else list(allowed)
        self._is_closed = texts is not None
        self._known: Kept[str, str] = Kept(
            max(_MOST, len(texts or ())), None if self._is_closed else _CHARACTERS
        )
        for text in texts or ():
            self._known.put(hash_document(text), text)

    def find(self, text: str | None, digest: str | None) -> str | None:
        """The document; None where the request names none at all.

        Raises:
            RequestError: The hash is unknown or another document's, or the document not allowed.
        """
        if text is None:
            return None if digest is None else self._look_up(digest)
        if digest is not None and digest != hash_document(text):
            raise RequestError(
                "BAD_REQUEST",
                "`sha256Hash` is not the hash of `query`.",
                argument="extensions.persistedQuery.sha256Hash",
                actual=digest[:80],
            )
        if self._is_closed:
            return self._check_allowed(text)
        if digest is not None:
            self._known.put(digest, text, len(text))
        return text

    def _look_up(self, digest: str) -> str:
        found = self._known.get(digest)
        if found is None:
            # Clients look for exactly these words, and then send the document.
            raise RequestError("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
        return found

    def _check_allowed(self, text: str) -> str:
        if self._known.get(hash_document(text)) is None:
            raise RequestError(
                "OPERATION_NOT_ALLOWED",
                "This service executes the documents of its list only, and this is none of them.",
                hint="Whoever runs the service keeps the list.",
            )
        return text


def hash_document(text: str) -> str:
    """The hash that names a document: SHA-256 of its text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
