"""The two layouts of an entry that begins with category and date.

Run together: title and names on one line, the abstract below. Apart: title, names and abstract as
paragraphs with blank lines between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.entries import Entry
from ingest.readers.name_list import read_name_line, split_names
from ingest.readers.page import join_lines

MOST_NAME_WORDS = 8
"""A longer piece between two commas is no name."""


@dataclass(frozen=True, slots=True)
class EntryParts:
    """What an entry prints; `names` is None where they stand on the line of the title."""

    title: str | None
    names: str | None
    abstract: str | None


def prints_apart(entries: Sequence[Entry], *, by_default: bool) -> bool:
    """Tell whether most entries print title and names apart, among those that show it."""
    votes = [vote for vote in (_prints_apart(entry) for entry in entries) if vote is not None]
    return sum(votes) * 2 > len(votes) if votes else by_default


def cut_entry(entry: Entry, *, apart: bool) -> EntryParts:
    """Cut an entry by its layout."""
    paragraphs = [" ".join(line.text for line in lines) for lines in entry.paragraphs]
    if not paragraphs:
        return EntryParts(None, None, None)
    if not apart:
        first = entry.paragraphs[0][0]
        return EntryParts(first.text, None, _join_from(entry, first.number + 1))
    names = paragraphs[1] if len(paragraphs) > 1 else None
    rest = entry.paragraphs[2:]
    return EntryParts(paragraphs[0], names, _join_from(entry, rest[0][0].number) if rest else None)


def are_names(text: str) -> bool:
    """Tell whether a line can be a list of names."""
    names = split_names(read_name_line(text).text)
    return all(len(name.split()) <= MOST_NAME_WORDS for name in names)


def _prints_apart(entry: Entry) -> bool | None:
    paragraphs = entry.paragraphs
    if not paragraphs or (len(paragraphs) == 1 and len(paragraphs[0]) == 1):
        return None
    if len(paragraphs) == 1 or len(paragraphs[0]) > 1:
        return False
    return are_names(paragraphs[1][0].text)


def _join_from(entry: Entry, number: int) -> str | None:
    return join_lines([line for line in entry.body if line.number >= number])
