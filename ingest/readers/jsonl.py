"""Our own JSONL, one record a line: `docs/reference/jsonl.md` and the JSON Schema describe it."""

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, BinaryIO

import orjson
from jsonschema_rs import Draft202012Validator, ValidationError

from ingest.errors import UnreadableFileError
from ingest.readers.byline import make_byline
from ingest.readers.json_losses import describe
from ingest.readers.jsonl_ids import tidy_ids
from ingest.readers.jsonl_nulls import drop_nulls
from ingest.readers.opening import CUT_AFTER, find_damage, open_bytes
from ingest.readers.paper_types import clean_type
from ingest.record_parts import Authorship
from ingest.records import AuthorRecord, InstitutionRecord, PaperRecord, Record, Rejected

JSONL_FORMAT = "jsonl"
SCHEMA_FILE = "jsonl.schema.json"
LONGEST_LINE = 16 * 1024 * 1024
"""Characters of one line that is still read."""

_LONGEST_RAW = 2000
_TOO_DEEP = "is nested too deeply"
_BLANK = BOM_UTF8 + b" \t\r\n"
_RECORDS: dict[str, type[PaperRecord | AuthorRecord | InstitutionRecord]] = {
    record.kind: record for record in (PaperRecord, AuthorRecord, InstitutionRecord)
}
_TYPES = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
}
_PRECISIONS = {4: "year", 7: "month", 10: "day"}

Check = Callable[[PaperRecord | AuthorRecord | InstitutionRecord], str | None]
"""Says what is wrong with a record that fits the schema, None where nothing is."""


@cache
def load_schema() -> dict[str, Any]:
    """Give the JSON Schema of one line."""
    text = files("ingest.readers").joinpath(SCHEMA_FILE).read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def load_validator(kind: str) -> Draft202012Validator:
    """Give the validator of the lines of one kind; the whole schema would name no single key."""
    schema = load_schema()
    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]})


def _accept(_: object) -> None:
    pass


def read_jsonl(path: Path, name: str, encoding: str, check: Check = _accept) -> Iterator[Record]:
    """Read a file line by line, however long it is; a line that is no record is rejected.

    So is one that `check` finds something wrong with.

    Raises:
        UnreadableFileError: It cannot be opened, or stops being text.
    """
    wide = encoding.startswith(("utf-16", "utf-32"))
    try:
        with open_bytes(path) as data:
            lines = TextIOWrapper(data, encoding) if wide else data
            yield from _read_lines(lines, data, name, check)
    except (OSError, UnicodeError) as error:
        raise UnreadableFileError(f"{path}: {error}.") from error


def _read_lines(file: IO[Any], data: BinaryIO, name: str, check: Check) -> Iterator[Record]:
    number = 0
    while line := _read_next(file, data):
        number += 1
        ends = line[-1:] in ("\n", b"\n")
        if not ends and len(line) == LONGEST_LINE:
            while (rest := _read_next(file, data)) and rest[-1:] not in ("\n", b"\n"):
                pass
            yield _reject(line, name, number, f"the line has over {LONGEST_LINE:,} characters")
        elif _encode(line).strip(_BLANK):
            yield _read_line(line, name, number, check)
    if damage := find_damage(data):
        yield Rejected(name, number, f"{CUT_AFTER}: {damage}", "")


def _read_next(file: IO[Any], data: BinaryIO) -> str | bytes:
    try:
        line: str | bytes = file.readline(LONGEST_LINE)
    except UnicodeDecodeError:
        if find_damage(data) is None:
            raise
        return ""  # The damage cut a character in two.
    return line


def _encode(line: str | bytes) -> bytes:
    return line.encode() if isinstance(line, str) else line


def _read_line(line: str | bytes, name: str, number: int, check: Check) -> Record:
    try:
        # Files that were put together have marks inside.
        data = orjson.loads(_encode(line).removeprefix(BOM_UTF8))
    except orjson.JSONDecodeError as error:
        return _reject(line, name, number, f"no JSON: {error}")
    problem = _tidy_and_judge(data)
    if problem:
        return _reject(line, name, number, problem)
    record_type = _RECORDS[data["kind"]]
    own = {"format": JSONL_FORMAT, "file": name, "line": number}
    record = record_type.from_json({**data, "source": data.get("source") or own})
    problem = _find_wrong_date(record) or _find_unlike_lists(record) or check(record)
    if problem:
        return _reject(line, name, number, problem)
    return _tidy(record) if isinstance(record, PaperRecord) else record


def _tidy_and_judge(data: object) -> str | None:
    try:
        return tidy_ids(data) or _find_problem(data)
    except RecursionError:
        return _TOO_DEEP
    except ValueError as error:
        if "recursion" in str(error).lower():  # the validator's own limit
            return _TOO_DEEP
        raise


def _find_problem(data: object) -> str | None:
    """Say where a line breaks the schema."""
    if not isinstance(data, dict):
        return f"{describe(data)} stands where an object belongs"
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in _RECORDS:
        seen = describe(kind) if "kind" in data else "nothing"
        return f"$.kind: {seen} stands where one of {', '.join(_RECORDS)} belongs"
    validator = load_validator(kind)
    if validator.is_valid(data):
        return None
    drop_nulls(data)
    error = next(iter(validator.iter_errors(data)), None)
    return _describe_problem(error) if error else None


def _describe_problem(error: ValidationError) -> str:
    place = ".".join(["$", *map(str, error.instance_path)])
    if error.schema_path[-1] != "type":
        return f"{place}: {error.message}"
    types = error.kind.as_dict()["types"]
    wanted = " or ".join(_TYPES[one] for one in types if one in _TYPES)
    return f"{place}: {describe(error.instance)} stands where {wanted} belongs"


def _find_wrong_date(record: Record) -> str | None:
    when = record.date if isinstance(record, PaperRecord) else None
    if when is None:
        return None
    if _PRECISIONS[len(when.value)] != when.precision:
        return f"$.date: {when.value} has not the precision {when.precision}"
    try:
        date.fromisoformat((when.value + "-01-01")[:10])
    except ValueError as error:
        return f"$.date.value: {when.value}: {error}"
    return None


def _find_unlike_lists(record: Record) -> str | None:
    """Say where details do not stand beside names one for one: whose they are would be a guess."""
    if not isinstance(record, PaperRecord) or not record.authorships:
        return None
    if len(record.authorships) != len(record.authors):
        return f"$.authorships: {len(record.authorships)} for {len(record.authors)} authors"
    pairs = enumerate(zip(record.authors, record.authorships, strict=True))
    unlike = next((place for place, (name, one) in pairs if name != one.name), None)
    return (
        None if unlike is None else f"$.authorships.{unlike}.name: not that of $.authors.{unlike}"
    )


def _tidy(record: PaperRecord) -> PaperRecord:
    cleaned = clean_type(record.type)
    if cleaned != record.type:
        record = replace(record, type=cleaned)
    return _take_out_et_al(record)


def _take_out_et_al(record: PaperRecord) -> PaperRecord:
    given = record.authorships or tuple(Authorship(name) for name in record.authors)
    byline = make_byline(given, truncated=bool(record.authors_truncated))
    if byline.authors == record.authors:
        return record
    return replace(
        record,
        authors=byline.authors,
        authorships=byline.authorships,
        authors_truncated=byline.truncated,
    )


def _reject(line: str | bytes, name: str, number: int, reason: str) -> Rejected:
    text = line.decode("utf-8", errors="replace") if isinstance(line, bytes) else line
    return Rejected(name, number, reason, text.strip()[:_LONGEST_RAW])
