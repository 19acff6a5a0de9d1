"""Decisions as a file."""

from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from ingest.decisions.decision import Decision, Kind, MentionRef, PaperRef, Part, Undoing
from ingest.decisions.lines import read_decisions, write_decisions
from ingest.errors import DecisionError
from ingest.normalisers.lengths import LONGEST
from ingest.resolve.curators import read_block

BOATS = PaperRef("Small Boats", "small boats", 2020, "10.1234/boats", records=("record:1",))
AT = "2026-01-02T03:04:05.000006+00:00"
MERGE = Decision(
    Kind.MERGE,
    "Ada",
    AT,
    (
        Part("author:ada-po", (MentionRef("Ada Po", BOATS, 1),)),
        Part("author:a-po", (MentionRef("A. Po", page="profile:x"),)),
    ),
    "the same e-mail",
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    undone = replace(MERGE, undone=Undoing("Bo", AT, "a slip"))
    rename = Decision(Kind.RENAME, "Ada", AT, MERGE.parts[:1], name="Ada Po-Smith")

    assert write_decisions(tmp_path / "all.jsonl", [undone, rename]) == 2
    assert read_decisions(tmp_path / "all.jsonl", read_block) == [undone, rename]
    assert undone.id == MERGE.id, "undoing keeps the id"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"who": None}, "line 2: .*who"),
        ({"kind": "join"}, r"line 2: \$.kind"),
        ({"at": "yesterday"}, r"line 2: \$.at"),
        ({"parts": []}, r"line 2: \$.parts"),
        ({"why": "edited"}, "line 2: the line was changed after decision:"),
        ({"surprise": 1}, "line 2: .*surprise"),
    ],
)
def test_a_line_that_is_no_decision_is_named(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    wrong = {**MERGE.to_json(), **change}
    lines = [MERGE.to_json(), {key: value for key, value in wrong.items() if value is not None}]
    (tmp_path / "all.jsonl").write_bytes(b"\n".join(map(orjson.dumps, lines)))

    with pytest.raises(DecisionError, match=message):
        read_decisions(tmp_path / "all.jsonl", read_block)


_LONG = "Po" * (LONGEST // 2 + 500)


def _part(author: str = "author:ada-po", name: str = "Ada Po") -> dict[str, object]:
    return Part(author, (MentionRef("A. Po", page="profile:x"), MentionRef(name, BOATS))).to_json()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": _LONG}, r"\$.name: 9,000 bytes; at most 8,000 can be looked up"),
        ({"parts": [_part(author=f"author:{_LONG}")]}, r"\$.parts.0.author: 9,007 bytes"),
        ({"parts": [_part(name=_LONG)]}, r"\$.parts.0.mentions.1.name: 9,000 bytes"),
        ({"parts": [_part(name="ﷺ" * 300)]}, r"\$.parts.0.mentions.1.name"),
        ({"name": "1984"}, r"\$.name: '1984' is no name: it holds no letter"),
    ],
)
def test_what_the_graph_could_not_keep_is_refused_with_its_place(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    rename = {"kind": "rename", "who": "Ada", "at": AT, "method": "m", "name": "Ada Po"}
    lines = [{**rename, "parts": [_part()]}, {**rename, "parts": [_part()], **change}]
    (tmp_path / "all.jsonl").write_bytes(b"\n".join(map(orjson.dumps, lines)))

    with pytest.raises(DecisionError, match=f"line 2: {message}"):
        read_decisions(tmp_path / "all.jsonl", read_block)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match=r"none.jsonl cannot be read: No such file"):
        read_decisions(tmp_path / "none.jsonl", read_block)
