"""What is connected, worked out in the memory of one process over numbers or short texts."""

from array import array
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", int, str)


def connect(groups: Iterable[Iterable[T]]) -> dict[T, T]:
    """Give each member of a group the least one that it is connected with.

    It holds what the groups hold: some 200 bytes a member.
    """
    parent: dict[T, T] = {}

    def find(member: T) -> T:
        parent.setdefault(member, member)
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for group in groups:
        first: T | None = None
        for member in group:
            root = find(member)
            if first is None:
                first = root
            elif root != first:
                least, other = sorted((first, root))
                parent[other] = least
                first = least
    return {member: find(member) for member in parent}


class Numbers:
    """Connected numbers from 0 on; it holds eight bytes a number, whatever is connected."""

    def __init__(self, size: int) -> None:
        """Begin with each number by itself."""
        self._parent = array("q", range(size))

    def join(self, members: Iterable[int]) -> None:
        """Connect these numbers."""
        first = -1
        for member in members:
            root = self.find(member)
            if first < 0 or root == first:
                first = root
                continue
            least, other = (first, root) if first < root else (root, first)
            self._parent[other] = least
            first = least

    def find(self, number: int) -> int:
        """Give the least number that it is connected with."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def least(self) -> Sequence[int]:
        """Give for each number the least that it is connected with."""
        return array("q", (self.find(number) for number in range(len(self._parent))))
