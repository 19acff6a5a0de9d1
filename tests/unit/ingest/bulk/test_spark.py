"""How Spark is started for the inputs at hand."""

from pathlib import Path

import pytest

from ingest.bulk import run
from ingest.intake import list_files


@pytest.mark.parametrize(
    ("size", "cores", "parts"),
    [
        (0, 8, 1),
        ((1 << 20) - 1, 2, 1),
        (1 << 20, 1, 2),
        (1 << 20, 4, 8),
        (160 << 20, 2, 10),
    ],
    ids=["nothing", "small", "not small", "many cores", "large"],
)
def test_only_a_small_input_stays_in_one_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, cores: int, parts: int
) -> None:
    file = tmp_path / "papers.jsonl"
    with file.open("wb") as stream:
        stream.truncate(size)
    monkeypatch.setattr("os.cpu_count", lambda: cores)

    assert run._choose_parts(list_files([file])) == parts  # noqa: SLF001 - what decides
