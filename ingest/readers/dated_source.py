"""Where an entry stands, with the day on which its source last changed it."""

from ingest.readers.partial_dates import date_from_text
from ingest.records import Source

RECORD = "record"


def make_source(file_format: str, file: str, line: int, changed: object) -> Source:
    """Give an entry's source; `changed` is a text that begins with a whole date, or anything."""
    day = date_from_text(changed if isinstance(changed, str) else None)
    if day is None or day.precision != "day":
        return Source(file_format, file, line)
    return Source(file_format, file, line, as_of=day.value, as_of_from=RECORD)
