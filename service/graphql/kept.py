"""A memory of what was used most recently, bounded by number and by size."""

from collections import OrderedDict
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """The most recently used values, so many of them and so large together."""

    def __init__(self, most: int, largest: int | None = None) -> None:
        """Forget the least recently used of more than `most`, or of more than `largest` in all."""
        self._most, self._largest = most, largest
        self._values: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._size = 0

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: Key) -> Value | None:
        """The value, which counts as used."""
        kept = self._values.get(key)
        if kept is None:
            return None
        self._values.move_to_end(key)
        return kept[0]

    def put(self, key: Key, value: Value, size: int = 1) -> None:
        """Keep a value; one that is larger than all may be together is not kept."""
        before = self._values.pop(key, None)
        if before is not None:
            self._size -= before[1]
        if self._largest is not None and size > self._largest:
            return  # to make room for it, all others would be forgotten
        self._values[key] = (value, size)
        self._size += size
        while len(self._values) > self._most or self._is_too_large():
            self._size -= self._values.popitem(last=False)[1][1]

    def _is_too_large(self) -> bool:
        return self._largest is not None and self._size > self._largest
