"""Records as the linkers' entries, with ids that stay and fingerprints that tell changes."""

import hashlib
from collections import Counter
from dataclasses import replace

import orjson

from ingest.linkers.entries import Entry
from ingest.loaders.existing import StoredRecord
from ingest.normalisers.titles import clean_title, make_title_key
from ingest.records import PaperRecord
from ingest.resolve.bylines import read_byline
from ingest.resolve.profiles import Profile

_ID_LENGTH = 16


class EntryIds:
    """Gives each entry of a run an id that it has in every run.

    An entry is told by its file and its title (or the id that its source gives it), not by its
    line, which changes where a page grows. A title that a file holds twice is counted.
    """

    def __init__(self) -> None:
        """Begin a run."""
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def name(self, record: PaperRecord) -> str:
        """Give the id of the next entry of the run."""
        source = record.source
        title = record.source_id or make_title_key(record.title) or record.title
        place = (source.format, source.file, title)
        self._seen[place] += 1
        text = "\x1f".join((*place, str(self._seen[place])))
        return f"record:{hashlib.sha256(text.encode()).hexdigest()[:_ID_LENGTH]}"


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


def make_entry(
    record_id: str, record: PaperRecord, paper: str | None, profile: Profile | None
) -> Entry:
    """Give the record with its names split and with the owner of its page."""
    title = clean_title(record.title) or record.title
    byline = read_byline(record)
    return Entry(
        id=record_id,
        record=replace(record, title=title),
        title_key=make_title_key(record.title) or title,
        names=byline.names,
        owner=profile.owner if profile else None,
        paper=paper,
        details=byline.details,
        collectives=byline.collectives,
    )
