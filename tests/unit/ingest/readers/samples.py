"""The self-written samples of `tests/data/formats`, read as the program reads them.

And of each JSON format the least that makes an entry.
"""

from pathlib import Path
from typing import Any

from ingest.readers.structured import detect_structured, read_structured, read_unpacked_head
from ingest.records import Record, Rejected

FORMATS = Path(__file__).parents[3] / "data" / "formats"

OPENALEX = {"id": "https://openalex.org/W1", "display_name": "On Fog"}
AUTHOR = {"id": "https://openalex.org/A1", "display_name": "Ada Winter"}
INSTITUTION = {"id": "https://openalex.org/I1", "display_name": "A"}
CROSSREF = {"DOI": "10.1000/a", "title": ["On Fog"]}
CSL = {"id": "a", "type": "article-journal", "title": "On Fog"}
ARXIV = {"id": "0704.0001", "title": "On Fog", "categories": "cs.CV"}
ROR = {"id": "https://ror.org/02mhbdp94", "names": [{"value": "A", "types": ["ror_display"]}]}


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
