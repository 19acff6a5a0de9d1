"""Answers that rest on a version of the graph which is only looked at while they are written."""

import asyncio

from graph.errors import GraphError
from graph.paths.ends import GraphVersion
from graph.paths.version_reader import Reading, VersionReader


class Trust:
    """What one answer rests on. It may be given where `holds`; else it has to be made again."""

    def __init__(self, versions: VersionReader) -> None:
        """Rest on nothing yet."""
        self._versions = versions
        self._relied_on: set[GraphVersion] = set()
        self._present: Reading | None = None

    def rely_on(self, version: GraphVersion) -> None:
        """Rest on a version, and begin to look whether the graph has it."""
        self._relied_on.add(version)
        if self._present is None:
            self._present = self._versions.begin()

    async def holds(self) -> bool:
        """Whether the graph has that version, or had it a moment before the request came.

        False also where that cannot be known: who makes the answer again is told why.
        """
        if self._present is None:
            return True
        try:
            present = await asyncio.shield(self._present)
        except GraphError:
            return False
        return self._relied_on == {present}
