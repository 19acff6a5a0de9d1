"""Decisions as a file: one JSON object a line, as `decisions.schema.json` describes it."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import orjson
from jsonschema_rs import Draft202012Validator

from ingest.decisions.decision import Decision
from ingest.errors import DecisionError

SCHEMA_FILE = "decisions.schema.json"


def write_decisions(path: Path, decisions: Iterable[Decision]) -> int:
    """Write one decision a line; give how many."""
    count = 0
    with path.open("wb") as stream:
        for count, decision in enumerate(decisions, start=1):  # noqa: B007 - the last is the count
            stream.write(orjson.dumps(decision.to_json(), option=orjson.OPT_APPEND_NEWLINE))
    return count


def read_decisions(path: Path) -> list[Decision]:
    """Give every decision of the file.

    Raises:
        DecisionError: A line is no decision; the message names the line, and nothing is read.
    """
    try:
        with path.open("rb") as stream:
            return list(_read_lines(path, stream))
    except OSError as error:
        raise DecisionError(f"{path} cannot be read: {error.strerror}.") from error


def _read_lines(path: Path, lines: Iterable[bytes]) -> Iterator[Decision]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read_line(line, f"{path}, line {number}")


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


@cache
def _load_validator() -> Draft202012Validator:
    text = files("ingest.decisions").joinpath(SCHEMA_FILE).read_text("utf-8")
    return Draft202012Validator(json.loads(text))
