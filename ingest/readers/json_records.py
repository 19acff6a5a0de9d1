"""JSON entries into records: what cannot be read is told of, as a whole or value by value."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, TypeVar

from ingest.readers.json_entries import Entry, dump, read_entries, reject
from ingest.readers.json_losses import Lost, UnlikeError
from ingest.records import Rejected

UNREAD = "is not read: that ended with"
LOST = "values of another type, left out:"
_R = TypeVar("_R")


def read_records(
    stream: BinaryIO, file: str, read_one: Callable[[Entry, str], _R]
) -> Iterator[_R | Rejected]:
    """Read a file's objects into records; one that lacks what makes it is rejected.

    `read_one` mends what it reads, and raises UnlikeError. What mending left out comes after its
    record.
    """
    for entry in read_entries(stream, file):
        record = entry if isinstance(entry, Rejected) else _read(entry, file, read_one)
        yield record
        if isinstance(entry, Entry) and not isinstance(record, Rejected):
            yield from (_reject_lost(one, file, entry.line) for one in entry.lost)


def _read(entry: Entry, file: str, read_one: Callable[[Entry, str], _R]) -> _R | Rejected:
    try:
        return read_one(entry, file)
    except UnlikeError as error:
        return reject(file, entry.line, str(error), entry.value)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        seen = f"{UNREAD} {type(error).__name__}: {error}"
        return reject(file, entry.line, seen, entry.value)


def _reject_lost(lost: Lost, file: str, line: int) -> Rejected:
    rejected = reject(file, line, lost.reason, dump(lost.value))
    return replace(rejected, left_out=f"{LOST} {lost.kind}")
