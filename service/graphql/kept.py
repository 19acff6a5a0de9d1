"""A bounded memory of what was used most recently."""

from collections import OrderedDict
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """The most recently used values, so many of them."""

    def __init__(self, most: int) -> None:
        """Forget the least recently used of more than `most`."""
        self._most = most
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: Key) -> Value | None:
        """The value, which counts as used."""
        value = self._values.get(key)
        if value is not None:
            self._values.move_to_end(key)
        return value

    def put(self, key: Key, value: Value) -> None:
        """Keep a value."""
        self._values[key] = value
        if len(self._values) > self._most:
            self._values.popitem(last=False)
