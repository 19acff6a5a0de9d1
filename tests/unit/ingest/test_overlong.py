"""Records with values that no index can hold, or figures that the graph cannot."""

import json
from pathlib import Path

import orjson
import pytest

from ingest.normalisers.lengths import LONGEST, LONGEST_TOPIC
from ingest.records import Rejected
from tests.helpers.reading_files import read_file

_LONG = "x" * (LONGEST + 1)
_PAPER = {"kind": "paper", "title": "Boats", "authors": ["Ada Winter"], "authorsTruncated": False}


def _work_at(text: str | None = None, **institution: str) -> dict[str, object]:
    affiliation = {"text": text, "institutions": [{"name": "Own"}, institution]}
    return {"authorships": [{"name": "Ada Winter", "affiliations": [affiliation]}]}


_PLACE = "authorships.0.affiliations.0"


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"title": _LONG}, "title"),
        ({"title": "ﷺ" * 300}, "title"),  # 900 bytes, which grow when they are folded
        ({"subtitle": _LONG}, "subtitle"),
        ({"authors": ["Ada Winter", _LONG]}, "authors.1"),
        ({"doi": f"10.1000/{_LONG}"}, "doi"),
        ({"references": [f"doi:10.1000/{_LONG}"]}, "references.0"),
        ({"categories": [_LONG], "category": _LONG}, "categories.0"),
        ({"topicsGiven": [{"name": "海" * 400, "method": "given"}]}, "topicsGiven.0"),
        (_work_at(name=_LONG), f"{_PLACE}.institutions.1.name"),
        (
            _work_at(name="Own", openalexId=f"I{'1' * LONGEST}"),
            f"{_PLACE}.institutions.1.openalexId",
        ),
        (_work_at(_LONG, country="DE"), f"{_PLACE}.text"),
        (_work_at(_LONG, name=""), f"{_PLACE}.text"),
    ],
)
def test_a_line_that_cannot_be_looked_up_is_rejected_with_its_place(
    tmp_path: Path, said: dict[str, object], place: str
) -> None:
    file = tmp_path / "mine.jsonl"
    lines = [orjson.dumps(_PAPER), b"", orjson.dumps(_PAPER | said)]
    file.write_bytes(b"\n".join(lines))

    paper, rejected = read_file(file)

    assert not isinstance(paper, Rejected)
    assert isinstance(rejected, Rejected)
    assert (rejected.file, rejected.line) == ("mine.jsonl", 3)
    assert rejected.reason.startswith(f"$.{place}: ")
    assert rejected.reason.endswith("can be looked up")
    assert rejected.raw == lines[2].decode()[:2000]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"citedByCount": 2**31}, "citedByCount"),
        ({"citedByCount": 10**30}, "citedByCount"),
        ({"score": -1e300}, "score"),
        ({"source": {"format": "jsonl", "file": "x", "line": 2**63}}, "source.line"),
        ({"topicsGiven": [{"name": "Sea", "method": "x", "score": 1e99}]}, "topicsGiven.0.score"),
        (
            {"authorships": [{"name": "Ada Winter", "affiliations": [{"years": [2020, 2**70]}]}]},
            "authorships.0.affiliations.0.years.1",
        ),
        ({"kind": "author", "hIndex": 2**63}, "hIndex"),
        ({"kind": "institution", "name": "Own", "established": 2**63}, "established"),
    ],
)
def test_a_line_with_a_figure_too_large_to_be_kept_is_rejected_with_its_place(
    tmp_path: Path, said: dict[str, object], place: str
) -> None:
    file = tmp_path / "mine.jsonl"
    # orjson writes no such numbers
    file.write_text(json.dumps(said if "kind" in said else _PAPER | said), "utf-8")

    [rejected] = read_file(file)

    assert isinstance(rejected, Rejected)
    assert rejected.reason.startswith(f"$.{place}: ")
    assert rejected.reason.endswith("at most 2,147,483,647 can be kept")


def test_a_figure_of_another_format_too_large_for_any_integer_is_rejected_as_well(
    tmp_path: Path,
) -> None:
    file = tmp_path / "works.jsonl"
    work = {"id": "https://openalex.org/W1", "display_name": "On Fog", "cited_by_count": 1e20}
    file.write_bytes(orjson.dumps(work))

    [rejected] = read_file(file)

    assert isinstance(rejected, Rejected)
    assert rejected.reason.startswith("$.citedByCount: 100,000,000,000,000,000,000; at most")
    assert json.loads(rejected.raw)["citedByCount"] == 10**20


def test_what_is_just_short_enough_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    topics = [{"name": "x" * LONGEST_TOPIC, "method": "given"}]
    whole = {"title": "x" * LONGEST, "authors": ["y" * LONGEST], "topicsGiven": topics}
    file.write_bytes(orjson.dumps(_PAPER | whole))

    [record] = read_file(file)

    assert not isinstance(record, Rejected)


def test_an_entry_of_any_other_format_is_rejected_as_well(tmp_path: Path) -> None:
    file = tmp_path / "mine.bib"
    file.write_text(
        f"@article{{one, title = {{{_LONG}}}, year = 2020}}\n\n"
        "@article{two, title = {Boats}, author = {Winter, Ada}, year = 2021}\n",
        "utf-8",
    )

    rejected, paper = read_file(file)

    assert isinstance(rejected, Rejected)
    assert (rejected.file, rejected.line) == ("mine.bib", 1)
    assert _LONG[:100] in rejected.raw
    assert not isinstance(paper, Rejected)
