"""The self-written samples of `tests/data/formats`, read as the program reads them."""

from pathlib import Path
from typing import Any

from ingest.readers.structured import detect_structured, read_structured, read_unpacked_head
from ingest.records import Record, Rejected

FORMATS = Path(__file__).parents[3] / "data" / "formats"


def read_all(path: Path) -> list[Record]:
    file_format = detect_structured(read_unpacked_head(path))
    assert file_format is not None, f"no format found for {path.name}"
    return list(read_structured(path, path.name, file_format))


def read_sample(name: str) -> list[Record]:
    return read_all(FORMATS / name)


def is_part(record: Record) -> bool:
    """Tell a part that was left out of an entry from what the entry gave."""
    return isinstance(record, Rejected) and record.left_out is not None


def describe(record: Record, *fields: str) -> tuple[Any, ...]:
    """Give the record's line and some of its fields, or line and reason of a rejection."""
    if isinstance(record, Rejected):
        return record.line, record.reason
    return (record.source.line, *(getattr(record, field) for field in fields))
