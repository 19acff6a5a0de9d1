"""One file read by itself, as the program reads it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ingest.intake import Batch, list_files
from ingest.records import Record


def read_file(path: Path, as_of: date | None = None) -> Iterator[Record]:
    batch = Batch(list_files([path]), as_of)
    for file in batch.files:
        yield from batch.read(file)
