"""Nulls in the lists of a JSONL line: left out, or kept in their places where these count."""

from typing import Any

Json = dict[str, Any]


def drop_nulls(line: Json) -> None:
    """Take nulls out of every list of a line, in place.

    One among authors is an author whom the source lost: those behind keep their places. Of one
    among authorships, nothing is known but the name.
    """
    names = line.get("authors")
    if isinstance(names, list):
        names[:] = ["" if name is None else name for name in names]
    details = line.get("authorships")
    if isinstance(details, list):
        known = names if isinstance(names, list) else []
        details[:] = [
            {"name": known[place] if place < len(known) else ""} if one is None else one
            for place, one in enumerate(details)
        ]
    _drop(line)


def _drop(value: Any) -> None:  # noqa: ANN401 - JSON, not checked yet
    if isinstance(value, list):
        value[:] = [item for item in value if item is not None]
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, dict | list):
            _drop(item)
