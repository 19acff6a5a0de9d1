"""What a run is told of its files while they are read."""

from pathlib import Path

import orjson

from ingest.intake import list_files
from ingest.reading import Choices, Progress, read_items


def test_what_is_left_out_of_a_record_counts_as_no_record(tmp_path: Path) -> None:
    path = tmp_path / "works.jsonl"
    works = [
        {"id": "https://openalex.org/W1", "display_name": "On Fog", "doi": 5, "type": 5},
        {"id": "https://openalex.org/S1"},
    ]
    path.write_bytes(b"\n".join(map(orjson.dumps, works)))

    items = list(read_items(list_files([path]), Choices(), 100))

    assert [one.records for one in items if isinstance(one, Progress)][-1] == len(works)
