"""The format of a file is told by its content, packed or not; damage costs only what it hits."""

import bz2
import gzip
import lzma
import shutil

import orjson
import pytest

from ingest.errors import UnreadableFileError
from ingest.readers.jsonl import read_jsonl
from ingest.readers.structured import (
    STRUCTURED_FORMATS,
    detect_structured,
    read_structured,
    read_unpacked_head,
)
from ingest.records import PaperRecord, Rejected
from tests.helpers.reading_files import read_file
from tests.unit.ingest.readers.samples import FORMATS, read_all

EXPECTED = {
    "arxiv-atom.xml": "arxiv",
    "arxiv-oai.xml": "arxiv",
    "arxiv-snapshot.jsonl": "arxiv",
    "bibtex.bib": "bibtex",
    "crossref-list.json": "crossref",
    "crossref-work.json": "crossref",
    "crossref.jsonl": "crossref",
    "csl.json": "csl-json",
    "dblp.xml": "dblp",
    "latin1.bib": "bibtex",
    "openalex-authors.jsonl": "openalex",
    "openalex-institutions.jsonl": "openalex",
    "openalex-list.json": "openalex",
    "openalex-manifest": "openalex",
    "openalex-works.jsonl": "openalex",
    "ris.ris": "ris",
    "ror-v2.json": "ror",
}


def test_every_sample_is_expected():
    assert {path.name for path in FORMATS.iterdir()} == EXPECTED.keys()


@pytest.mark.parametrize(("name", "expected"), EXPECTED.items())
def test_format_is_told_by_content(tmp_path, name, expected):
    unnamed = tmp_path / "file"
    shutil.copy(FORMATS / name, unnamed)
    assert detect_structured(read_unpacked_head(unnamed)) == expected
    assert expected in STRUCTURED_FORMATS


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'[{"id": "x", "type": "article-journal", "title": "Fog"}]', "csl-json"),
        (b'[{"id": "x", "type": "book", "title": "Fog", "editor": []}]', "csl-json"),
        (b'<dblpperson name="A"><r><article key="k"/></r></dblpperson>', "dblp"),
        (b"TY  - JOUR\rTI  - Fog\rER  - \r", "ris"),
        (b"% A library\r@article{a,\r title={Fog}}\r", "bibtex"),
        (b'{"type": "article-journal", "name": "Fog"}', None),
        (b'{"type": "book", "title": "Fog", "colour": "grey"}', None),
    ],
)
def test_formats_told_by_little(head, expected):
    assert detect_structured(head) == expected


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"<html><body>Not found</body></html>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>A blog</title></feed>',
        b'{"kind": "paper", "title": "Ours"}',
        b'{"error": "not found"}',
        b"[1, 2, 3]",
        b"CVMay 23, 2022Code\nWrite to ada@example.org {or not}\n",
    ],
)
def test_other_content_is_none_of_these(head):
    assert detect_structured(head) is None


@pytest.mark.parametrize("packer", [gzip, bz2, lzma])
@pytest.mark.parametrize("name", ["openalex-works.jsonl", "dblp.xml", "bibtex.bib"])
def test_packed_file_is_read_as_the_plain_one(tmp_path, packer, name):
    packed = tmp_path / name
    packed.write_bytes(packer.compress((FORMATS / name).read_bytes()))
    assert read_all(packed) == read_all(FORMATS / name)


def test_cut_package_gives_what_stands_before_the_cut(tmp_path):
    lines = (FORMATS / "openalex-works.jsonl").read_bytes().splitlines(keepends=True)
    whole = gzip.compress(lines[0] * 3000, compresslevel=0)
    cut = tmp_path / "part_000.gz"
    cut.write_bytes(whole[: len(whole) // 2])
    *papers, half, last = read_all(cut)
    assert len(papers) > 1000
    assert all(isinstance(paper, PaperRecord) for paper in papers)
    assert isinstance(half, Rejected)
    assert isinstance(last, Rejected)
    assert "damaged or cut" in last.reason
    assert last.line == half.line == papers[-1].source.line + 1
    assert lines[0].decode().startswith(half.raw)


@pytest.mark.parametrize("packer", [gzip, lzma])
def test_a_small_package_that_is_cut_gives_what_stands_before_the_cut(tmp_path, packer):
    lines = [orjson.dumps({"kind": "paper", "title": str(dice)}) for dice in range(20_000)]
    whole = packer.compress(b"\n".join(lines))
    cut = tmp_path / "mine.jsonl.gz"
    cut.write_bytes(whole[: -len(whole) // 3])
    *papers, last = read_file(cut)
    assert isinstance(papers[0], PaperRecord)
    assert isinstance(last, Rejected)
    assert "damaged or cut" in last.reason


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("openalex-works.jsonl", None),
        ("mine.bib", b"@book{b%d, title={Graph %d}, year={1999}}\n"),
    ],
)
def test_who_looks_ahead_to_the_cut_loses_nothing(tmp_path, name, one):
    # As little as fits into what is looked at to tell the format.
    first = (FORMATS / name).read_bytes().splitlines(keepends=True)[0] if one is None else b""
    lines = [first] * 40 if one is None else [one % (n, n) for n in range(400)]
    whole = gzip.compress(b"".join(lines), compresslevel=0)
    cut = tmp_path / f"{name}.gz"
    cut.write_bytes(whole[: len(whole) // 2])
    *papers, _ = read_all(cut)
    assert sum(isinstance(paper, PaperRecord) for paper in papers) > 15


def test_a_cut_package_of_wide_text_is_read_to_the_cut(tmp_path):
    text = "".join(f"@book{{b{n}, title={{Graph {n}}}, year={{1999}}}}\n" for n in range(4000))
    whole = gzip.compress(text.encode("utf-16"), compresslevel=0)
    for less in (0, 1):  # within a character, at one of both
        cut = tmp_path / f"wide{less}.bib.gz"
        cut.write_bytes(whole[: len(whole) // 2 - less])
        *papers, last = read_all(cut)
        assert sum(isinstance(paper, PaperRecord) for paper in papers) > 1000
        assert isinstance(last, Rejected)


def test_utf16_file_is_recognised_and_read(tmp_path):
    wide = tmp_path / "wide.bib"
    wide.write_text("@book{b, title={Über Graphen}, year={1999}}\n", encoding="utf-16")
    (paper,) = read_all(wide)
    assert paper.title == "Über Graphen"


def test_snapshot_part_carries_its_file_and_line(tmp_path):
    part = tmp_path / "works" / "updated_date=2024-01-01" / "part_000.gz"
    part.parent.mkdir(parents=True)
    part.write_bytes(gzip.compress((FORMATS / "openalex-works.jsonl").read_bytes()))
    name = "works/updated_date=2024-01-01/part_000.gz"
    first, *_ = read_structured(part, name, "openalex")
    assert (first.source.file, first.source.line, first.source.as_of) == (name, 1, "2024-05-06")


@pytest.mark.parametrize("name", EXPECTED)
def test_records_fit_our_own_jsonl_and_come_back_from_it(tmp_path, name):
    records = [one for one in read_all(FORMATS / name) if not isinstance(one, Rejected)]
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"".join(orjson.dumps(one.to_json()) + b"\n" for one in records))
    assert list(read_jsonl(path, path.name, "utf-8")) == records


def test_missing_file_is_named(tmp_path):
    with pytest.raises(UnreadableFileError, match=r"nothing\.json"):
        read_unpacked_head(tmp_path / "nothing.json")
    with pytest.raises(UnreadableFileError, match=r"nothing\.json"):
        list(read_structured(tmp_path / "nothing.json", "nothing.json", "csl-json"))
