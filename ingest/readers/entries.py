"""Cut the lines of a page into its head and its entries."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.readers.page import Line, Page, join_lines

ENDS_INSIDE = "the page ends inside this entry"
ENTRIES_THAT_SHOW_A_HABIT = 4
"""Entries from which on a last one without an abstract, unlike all others, counts as cut off."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The first line of an entry, its paragraphs, and whether the page ends with it."""

    head: Line
    body: tuple[Line, ...]
    is_last: bool

    @property
    def paragraphs(self) -> list[list[Line]]:
        """The lines after the first, parted at blank lines."""
        paragraphs: list[list[Line]] = [[]]
        for line in self.body:
            if line.text:
                paragraphs[-1].append(line)
            elif paragraphs[-1]:
                paragraphs.append([])
        return [lines for lines in paragraphs if lines]

    @property
    def text(self) -> str:
        """The whole entry as printed."""
        return join_lines([self.head, *self.body]) or ""


def split_entries(page: Page, begins: Callable[[Line], bool]) -> tuple[list[Line], list[Entry]]:
    """Give the lines before the first entry, and the entries."""
    starts = [at for at, line in enumerate(page.lines) if begins(line)]
    if not starts:
        return list(page.lines), []
    ends = [*starts[1:], len(page.lines)]
    entries = [
        Entry(page.lines[start], page.lines[start + 1 : end], end == len(page.lines))
        for start, end in zip(starts, ends, strict=True)
    ]
    return list(page.lines[: starts[0]]), entries


def drop_last_line(entry: Entry) -> tuple[Entry, Line]:
    """Take the last line off an entry."""
    *body, last = entry.body
    return Entry(entry.head, tuple(body), entry.is_last), last
