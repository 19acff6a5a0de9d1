"""Records as the linkers' entries, with ids that stay and fingerprints that tell changes."""

import hashlib
from collections import Counter
from dataclasses import replace

import orjson

from ingest.linkers.entries import Entry
from ingest.linkers.keys import is_registered
from ingest.loaders.existing import StoredRecord
from ingest.normalisers.titles import clean_title, make_entry_key, make_title_key
from ingest.readers.dated_source import RECORD
from ingest.records import PaperRecord
from ingest.resolve.bylines import read_byline
from ingest.resolve.profiles import Profile

_ID_LENGTH = 16


class EntryIds:
    """Gives each entry of a run an id that it has in every run.

    An entry is told by its file and its title (or the id that its source gives it), not by its
    line, which changes where a page grows. A title that a file holds twice is counted. An entry
    that a register numbers and dates is one in all files: they hold its state on different days.
    """

    def __init__(self) -> None:
        """Begin a run."""
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def name(self, record: PaperRecord) -> str:
        """Give the id of the next entry of the run."""
        place = find_place(record)
        self._seen[place] += not is_dated(record)
        return name_entry(place, self._seen[place])


def find_place(record: PaperRecord) -> tuple[str, str, str]:
    """Give what tells an entry from the others: format, file, and title or the source's own id.

    An entry that `is_dated` is the only one at its place, whose number is 0, and has no file.
    """
    source = record.source
    if is_dated(record):
        return source.format, "", record.source_id or ""
    title = record.source_id or make_entry_key(record.title) or record.title
    return source.format, source.file, title


def name_entry(place: tuple[str, str, str], number: int) -> str:
    """Give the id of the entry of that number among those at one place."""
    text = "\x1f".join((*place, str(number)))
    return f"record:{hashlib.sha256(text.encode()).hexdigest()[:_ID_LENGTH]}"


def is_dated(record: PaperRecord) -> bool:
    """Whether a register gave the entry its id and the day of its last change."""
    dated = record.source.as_of_from == RECORD and record.source_id is not None
    return dated and is_registered(record.source_id or "")


def is_outdated(record: PaperRecord, other: PaperRecord) -> bool:
    """Whether `record` is an older state of the entry than `other`.

    Of two states of one day the same one is taken whatever the order; a line that was corrected
    where it stands is newer.
    """
    if not (is_dated(record) and is_dated(other)):
        return False
    one, same = record.source, other.source
    if one.as_of != same.as_of:
        return (one.as_of or "") < (same.as_of or "")
    if (one.file, one.line) == (same.file, same.line):
        return False
    return write_record(record) < write_record(other)


def write_record(record: PaperRecord) -> str:
    """Give the record as one line of our JSONL."""
    return orjson.dumps(record.to_json(), option=orjson.OPT_SORT_KEYS).decode()


def read_record(line: str) -> PaperRecord:
    """Give the record that `write_record` wrote."""
    return PaperRecord.from_json(orjson.loads(line))


def make_fingerprint(line: str, profile: str | None) -> str:
    """Give a short text that changes where the record, or whose page it stands on, changes."""
    return hashlib.sha256(f"{profile}\x1f{line}".encode()).hexdigest()[:_ID_LENGTH]


def keep_known_text(record: PaperRecord, stored: StoredRecord | None) -> PaperRecord:
    """Keep the abstract that the graph has where the file comes without abstracts.

    What was found in the abstract stays with it.
    """
    if stored is None or record.abstract is not None:
        return record
    known = read_record(stored.record)
    if known.abstract is None:
        return record
    return replace(
        record,
        abstract=known.abstract,
        topics_found=known.topics_found,
        institutions_found=known.institutions_found,
    )


def read_title(record: PaperRecord) -> str:
    """Give the title in Unicode, with the subtitle behind it where it does not hold it."""
    title = clean_title(record.title) or record.title
    subtitle = clean_title(record.subtitle) if record.subtitle else None
    if not subtitle or (make_title_key(subtitle) or "") in (make_title_key(title) or ""):
        return title
    return f"{title}{'' if title.endswith(('?', '!', ':')) else ':'} {subtitle}"


def find_title_key(record: PaperRecord) -> str:
    """Give the key by which the record's paper is found."""
    title = read_title(record)
    return make_title_key(title) or title


def make_entry(
    record_id: str, record: PaperRecord, paper: str | None, profile: Profile | None
) -> Entry:
    """Give the record with its names split and with the owner of its page."""
    title = read_title(record)
    byline = read_byline(record)
    return Entry(
        id=record_id,
        record=replace(record, title=title),
        title_key=make_title_key(title) or title,
        names=byline.names,
        owner=profile.owner if profile else None,
        paper=paper,
        details=byline.details,
        collectives=byline.collectives,
        places=byline.places,
    )


def place_entry(entry: Entry, paper: str | None, profile: Profile | None) -> Entry:
    """Give the entry with the paper that it belongs to and the owner of its page."""
    owner = profile.owner if profile else None
    if (entry.paper, entry.owner) == (paper, owner):
        return entry
    return replace(entry, paper=paper, owner=owner)
