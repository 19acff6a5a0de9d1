"""What readers of pages pass to the normalisers: entries and heads cut into printed parts."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.records import Source


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """One entry of a page in its parts; `printed` maps fields of PaperRecord to their text."""

    source: Source
    title: str
    authors: tuple[str, ...]
    authors_truncated: bool | None
    printed: Mapping[str, str]
    abstract: str | None
    doubtful: tuple[str, ...]
    raw: str


@dataclass(frozen=True, slots=True)
class PrintedAuthor:
    """The head of a page in its parts; `printed` maps fields of AuthorRecord to their text."""

    source: Source
    printed: Mapping[str, str]
