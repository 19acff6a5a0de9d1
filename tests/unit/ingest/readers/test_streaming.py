"""Readers hold a part of a file only, and give papers of thousands of authors whole."""

import gzip
import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.readers.structured import read_structured
from tests.unit.ingest.readers.samples import read_all

FEW, MANY = 300, 3_000
ALLOWED = 1.5
"""How much more a file of ten times the size may take; buffers differ a little."""


def jsonl(entry: dict[str, object], number: int) -> bytes:
    return json.dumps({**entry, "number": number}).encode() + b"\n"


OPENALEX = {"id": "https://openalex.org/W1", "title": "A title", "filler": "x" * 5_000}
CROSSREF = {"DOI": "10.1000/x", "title": ["A title"], "filler": "x" * 5_000}
ROR = {
    "id": "https://ror.org/00jmfr291",
    "names": [{"value": "A", "types": ["label"]}],
    "filler": "x" * 5_000,
}
FILLER = b"x" * 5_000


def lines(entry: dict[str, object]) -> Callable[[int], Iterator[bytes]]:
    return lambda count: (jsonl(entry, number) for number in range(count))


def wrapped(before: bytes, entry: dict[str, object], after: bytes) -> Callable[[int], Iterator]:
    def give(count: int) -> Iterator[bytes]:
        yield before
        yield b",".join(jsonl(entry, 0) for _ in range(count))
        yield after

    return give


def repeated(before: bytes, entry: bytes, after: bytes) -> Callable[[int], Iterator[bytes]]:
    def give(count: int) -> Iterator[bytes]:
        yield before
        yield from (entry for _ in range(count))
        yield after

    return give


FILES = {
    "openalex": lines(OPENALEX),
    "crossref": wrapped(b'{"message-type": "x", "message": {"items": [', CROSSREF, b"]}}"),
    "ror": wrapped(b"[", ROR, b"]"),
    "dblp": repeated(
        b"<dblp>",
        b'<article key="a/1"><title>A title</title><note>' + FILLER + b"</note></article>\n",
        b"</dblp>",
    ),
    "bibtex": repeated(b"", b"@misc{a, title={A title},\n note={" + FILLER + b"}}\n", b""),
    "ris": repeated(b"", b"TY  - JOUR\nTI  - A title\nN1  - " + FILLER + b"\nER  - \n", b""),
}


def peak_of_reading(path: Path, file_format: str) -> tuple[int, int]:
    tracemalloc.start()
    count = sum(1 for _ in read_structured(path, path.name, file_format))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, peak


@pytest.mark.parametrize(("file_format", "give"), FILES.items())
def test_memory_does_not_grow_with_the_file(tmp_path, file_format, give):
    peaks = []
    for wanted in (FEW, MANY):
        path = tmp_path / f"{wanted}.gz"
        with gzip.open(path, "wb", compresslevel=1) as packed:
            packed.writelines(give(wanted))
        count, peak = peak_of_reading(path, file_format)
        assert count == wanted
        peaks.append(peak)
    few, many = peaks
    # The smaller file may be shorter than one buffer
    assert many < max(few, 4 << 20) * ALLOWED


NAMES = [f"Author{number} Example" for number in range(3000)]


def large_papers() -> Iterator[tuple[str, bytes]]:
    openalex = {
        "id": "https://openalex.org/W1",
        "title": "All of us",
        "authorships": [{"author": {"display_name": name}} for name in NAMES],
    }
    crossref = {
        "DOI": "10.1000/all",
        "title": ["All of us"],
        "author": [{"name": name} for name in NAMES],
    }
    atom = "".join(f"<author><name>{name}</name></author>" for name in NAMES)
    dblp = "".join(f"<author>{name}</author>" for name in NAMES)
    ris = "".join(f"AU  - {name}\n" for name in NAMES)
    yield "openalex", json.dumps(openalex).encode()
    yield "crossref", json.dumps(crossref, indent=1).encode()
    yield "bibtex", f"@misc{{a, title={{All of us}}, author={{{' and '.join(NAMES)}}}}}".encode()
    yield "ris", f"TY  - JOUR\nTI  - All of us\n{ris}ER  - \n".encode()
    yield (
        "arxiv",
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id><entry>'
        f"<id>http://arxiv.org/abs/2101.00001v1</id><title>All of us</title>{atom}</entry>"
        "</feed>".encode(),
    )
    yield (
        "dblp",
        f'<dblp><article key="a/1"><title>All of us</title>{dblp}</article></dblp>'.encode(),
    )


@pytest.mark.parametrize(("file_format", "content"), list(large_papers()))
def test_paper_of_3000_authors_is_read_whole(tmp_path, file_format, content):
    path = tmp_path / file_format
    path.write_bytes(content)
    (paper,) = read_all(path)
    assert paper.authors == tuple(NAMES)
    assert paper.authors_truncated is False
    assert paper.source.format == file_format


def test_long_first_object_is_recognised_by_its_keys(tmp_path):
    work = {"id": "https://openalex.org/W1", "filler": "x" * (1 << 19), "title": "A title"}
    path = tmp_path / "part_000"
    path.write_bytes(json.dumps(work).encode())
    (paper,) = read_all(path)
    assert (paper.title, paper.source.format) == ("A title", "openalex")
