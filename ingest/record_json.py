"""The JSON form of frozen dataclasses: camelCase keys, parts as objects, tuples as lists."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, TypeVar

Json = dict[str, Any]

LEFT_OUT = {"absent": "left out"}
"""Marks the fields whose keys the JSON form leaves out where the source does not have them."""

_SCALARS = frozenset({str, int, float, bool, type(None)})
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Layout:
    """The keys of a record's fields, which of them JSON leaves out where they are absent.

    `read` gives the values of all fields, `fields` the name of each and what it holds, by key.
    """

    keys: tuple[str, ...]
    left_out: tuple[bool, ...]
    read: Callable[[Any], tuple[Any, ...]]
    fields: Mapping[str, tuple[str, Any]]


class JsonForm:
    """Writes and reads records; their layouts are made once, since records come by the million."""

    def __init__(
        self, records: Iterable[type], parts: Mapping[str, type], sparse: Iterable[type]
    ) -> None:
        """Lay the classes out.

        Args:
            records: What is written and read.
            parts: The fields that hold parts, with what they hold.
            sparse: Parts of which JSON says only what is not None, empty or False.
        """
        self._sparse = frozenset(sparse)
        self._layouts = {one: _lay_out(one, parts) for one in (*records, *parts.values())}

    def write(self, record: object, kind: str) -> Json:
        """Give the JSON form of a record."""
        layout = self._layouts[type(record)]
        said: Json = {"kind": kind}
        values = zip(layout.keys, layout.read(record), layout.left_out, strict=True)
        for key, item, left_out in values:
            if item.__class__ in _SCALARS:
                if item is not None or not left_out:
                    said[key] = item
            elif item or not left_out:
                said[key] = self._plain(item)
        return said

    def read(self, record: type[_T], data: Mapping[str, Any]) -> _T:
        """Build a record, or a part, of what fits its JSON Schema; other keys are passed over."""
        known = self._layouts[record].fields
        return record(
            **{
                known[key][0]: self._typed(known[key][1], value)
                for key, value in data.items()
                if key in known
            }
        )

    def _plain(self, value: Any) -> Any:  # noqa: ANN401 - JSON values have no narrower type
        kind = value.__class__
        if kind in _SCALARS:
            return value
        if kind is tuple:
            return [self._plain(item) for item in value]
        layout = self._layouts[kind]
        values = zip(layout.keys, layout.read(value), strict=True)
        if kind in self._sparse:
            said = ((key, self._plain(item)) for key, item in values if item or item == "")
            return {key: item for key, item in said if item != []}
        return {key: self._plain(item) for key, item in values}

    def _typed(self, part: Any, value: Any) -> Any:  # noqa: ANN401 - JSON values have no narrower type
        if value.__class__ is list:
            return tuple(self.read(part, item) for item in value) if part else tuple(value)
        return self.read(part, value) if part and value is not None else value


def _lay_out(record: type, parts: Mapping[str, type]) -> _Layout:
    own = fields(record)
    return _Layout(
        keys=tuple(_camel(one.name) for one in own),
        left_out=tuple(one.metadata == LEFT_OUT for one in own),
        read=attrgetter(*(one.name for one in own)),
        fields={_camel(one.name): (one.name, parts.get(one.name)) for one in own},
    )


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)
