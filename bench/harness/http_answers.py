"""Asks over HTTP/1.1 at next to no cost: what asks shares the processors with what is measured."""

from urllib.parse import urlsplit

_HEAD_ENDS = b"\r\n\r\n"
_LINE_ENDS = b"\r\n"
_LENGTH = b"content-length:"
_CHUNKED = b"transfer-encoding: chunked"
_LAST_CHUNK = b"0\r\n\r\n"
_GOOD = b"HTTP/1.1 200"


def write_post(address: str, body: bytes) -> bytes:
    """A request that posts JSON, as it goes over the wire."""
    parts = urlsplit(address)
    head = (
        f"POST {parts.path} HTTP/1.1\r\nhost: {parts.netloc}\r\ncontent-type: application/json\r\n"
        f"accept: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class AnswerReader:
    """Cuts the answers to one request after another out of what a connection gives."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self.is_good = False
        """Whether the status of the last answer is 200."""
        self._parts: list[bytes] = []
        self._missing: int | None = None
        """Bytes of the body that have still to come; None where that is not known yet."""
        self._is_chunked = False

    def feed(self, data: bytes) -> bytes | None:
        """Take what has come; gives the answer's body when all of it is there."""
        if self._missing is None:
            data = b"".join((*self._parts, data))
            self._parts = []
            at = data.find(_HEAD_ENDS)
            if at < 0:
                self._parts.append(data)
                return None
            self._begin(data[:at])
            data = data[at + len(_HEAD_ENDS) :]
        self._parts.append(data)
        return self._end_of_chunks() if self._is_chunked else self._end_of_length(len(data))

    def _begin(self, head: bytes) -> None:
        self.is_good = head.startswith(_GOOD)
        head = head.lower()
        at = head.find(_LENGTH)
        self._is_chunked = at < 0
        self._missing = 0
        if at >= 0:
            self._missing = int(head[at + len(_LENGTH) :].split(_LINE_ENDS, 1)[0])
        elif _CHUNKED not in head:
            raise ValueError(f"The answer does not say how long it is: {head!r}.")

    def _end_of_length(self, came: int) -> bytes | None:
        self._missing = (self._missing or 0) - came
        return None if self._missing > 0 else self._end(b"".join(self._parts))

    def _end_of_chunks(self) -> bytes | None:
        if not b"".join(self._parts[-len(_LAST_CHUNK) :]).endswith(_LAST_CHUNK):
            return None
        data = b"".join(self._parts)
        chunks: list[bytes] = []
        at = 0
        while (line := data.find(_LINE_ENDS, at)) >= 0:
            size = int(data[at:line].split(b";", 1)[0], 16)
            start = line + len(_LINE_ENDS)
            if size == 0:
                return self._end(b"".join(chunks))
            chunks.append(data[start : start + size])
            at = start + size + len(_LINE_ENDS)
        # What looked like the end was inside a chunk
        return None

    def _end(self, body: bytes) -> bytes:
        self._parts, self._missing = [], None
        return body
