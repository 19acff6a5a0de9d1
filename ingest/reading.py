"""What the files of a run say, read ahead of the batches that it is put into."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ingest.ahead import read_ahead
from ingest.errors import IngestError
from ingest.intake import Batch, InputFile
from ingest.readers.opening import tell_bytes
from ingest.records import InstitutionRecord, PaperRecord, Record, Rejected
from ingest.resolve.entries import EntryIds
from ingest.resolve.papers import IncomingPaper
from ingest.resolve.profiles import Profile, describe_profile, find_page

if TYPE_CHECKING:
    from ingest.nlp.topic_vectors import TopicVectors

_REPORTED_EVERY = 50


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: the file it reads, records read so far, bytes done of all bytes.

    Of a file that is being read, as many bytes count as it was told.
    """

    file: str
    records: int
    done_bytes: int
    bytes: int


@dataclass(frozen=True, slots=True)
class FileDone:
    """A file is read, or cannot be read any further, for the reason in `error`."""

    file: str
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """How files are read: as of which day, as which format, by which model of topics."""

    as_of: date | None = None
    file_format: str | None = None
    topic_vectors: "TopicVectors | None" = None


Item = IncomingPaper | Profile | InstitutionRecord | Rejected | Progress | FileDone


@dataclass(slots=True)
class _Seen:
    """What a run remembers of the files so far: entries by title, the profile of each page."""

    ids: EntryIds = field(default_factory=EntryIds)
    pages: dict[tuple[str, str], str] = field(default_factory=dict)


def read_items(files: Sequence[InputFile], choices: Choices, ahead: int) -> Generator[Item]:
    """Give what the files say, and how far they are read; a thread is `ahead` by so many items."""
    return read_ahead(_read(files, choices), ahead)


def _read(files: Sequence[InputFile], choices: Choices) -> Iterator[Item]:
    batch = Batch(files, choices.as_of, choices.file_format, choices.topic_vectors)
    sizes = [_measure(file) for file in batch.files]
    seen = _Seen()
    records = 0
    for number, file in enumerate(batch.files):
        try:
            for record in batch.read(file):
                if records % _REPORTED_EVERY == 0:
                    done = sum(sizes[:number]) + min(tell_bytes(file.path), sizes[number])
                    yield Progress(file.name, records, done, sum(sizes))
                records += not _is_part(record)
                yield _prepare(record, seen)
        except (IngestError, OSError) as error:
            yield FileDone(file.name, str(error))
        else:
            yield FileDone(file.name)
    yield Progress("", records, sum(sizes), sum(sizes))


def _is_part(record: Record) -> bool:
    return isinstance(record, Rejected) and record.left_out is not None


def _measure(file: InputFile) -> int:
    # One that is gone, or may not be looked at, is told of when it is read.
    with suppress(OSError):
        return file.path.stat().st_size
    return 0


def _prepare(record: Record, seen: _Seen) -> Item:
    if isinstance(record, Rejected | InstitutionRecord):
        return record
    if isinstance(record, PaperRecord):
        page = seen.pages.get((record.source.format, record.source.file))
        return IncomingPaper(seen.ids.name(record), record, page)
    profile = describe_profile(record)
    place = find_page(record)
    if place:
        seen.pages[place] = profile.id
    return profile
