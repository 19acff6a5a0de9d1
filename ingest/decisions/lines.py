"""Decisions as a file: one JSON object a line, as `decisions.schema.json` describes it."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import orjson
from jsonschema_rs import Draft202012Validator

from ingest.decisions.decision import Decision
from ingest.errors import DecisionError
from ingest.normalisers.lengths import LONGEST, measure

SCHEMA_FILE = "decisions.schema.json"
_SHOWN = 80
"""Characters of a name that is refused."""

_ReadBlock = Callable[[str], str | None]


def write_decisions(path: Path, decisions: Iterable[Decision]) -> int:
    """Write one decision a line; give how many."""
    count = 0
    with path.open("wb") as stream:
        for count, decision in enumerate(decisions, start=1):  # noqa: B007 - the last is the count
            stream.write(orjson.dumps(decision.to_json(), option=orjson.OPT_APPEND_NEWLINE))
    return count


def read_decisions(path: Path, read_block: _ReadBlock) -> list[Decision]:
    """Give every decision of the file; `read_block` gives the block of a name, if it is one.

    Raises:
        DecisionError: A line is no decision; the message names the line, and nothing is read.
    """
    try:
        with path.open("rb") as stream:
            return list(_read_lines(path, stream, read_block))
    except OSError as error:
        raise DecisionError(f"{path} cannot be read: {error.strerror}.") from error


def _read_lines(path: Path, lines: Iterable[bytes], read_block: _ReadBlock) -> Iterator[Decision]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = f"{path}, line {number}"
            decision = _read_line(line, where)
            _refuse_unusable(decision, where, read_block)
            yield decision


def _read_line(line: bytes, where: str) -> Decision:
    try:
        data = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise DecisionError(f"{where}: no JSON: {error}.") from error
    problem = next(iter(_load_validator().iter_errors(data)), None)
    if problem:
        place = ".".join(("$", *map(str, problem.instance_path)))
        raise DecisionError(f"{where}: {place}: {problem.message}.")
    decision = Decision.from_json(data)
    if data.get("id", decision.id) != decision.id:
        raise DecisionError(
            f"{where}: the line was changed after {data['id']} was decided (it would be "
            f"{decision.id}). Leave the key 'id' out if that is wanted."
        )
    return decision


def _refuse_unusable(decision: Decision, where: str, read_block: _ReadBlock) -> None:
    """Refuse what no index could hold, and a name to display that is none."""
    for place, text in _list_looked_up(decision):
        if (size := measure(text)) > LONGEST:
            raise DecisionError(
                f"{where}: $.{place}: {size:,} bytes; at most {LONGEST:,} can be looked up."
            )
    if decision.name is not None and read_block(decision.name) is None:
        name = decision.name[:_SHOWN]
        raise DecisionError(f"{where}: $.name: {name!r} is no name: it holds no letter.")


def _list_looked_up(decision: Decision) -> Iterator[tuple[str, str]]:
    if decision.name is not None:
        yield "name", decision.name
    for number, part in enumerate(decision.parts):
        yield f"parts.{number}.author", part.author
        for place, mention in enumerate(part.mentions):
            yield f"parts.{number}.mentions.{place}.name", mention.name


@cache
def _load_validator() -> Draft202012Validator:
    text = files("ingest.decisions").joinpath(SCHEMA_FILE).read_text("utf-8")
    return Draft202012Validator(json.loads(text))
