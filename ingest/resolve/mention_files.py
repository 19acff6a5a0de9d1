"""Mentions of authors, and their papers, from the lines of two files."""

import gzip
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

import orjson

from ingest.errors import UnreadableFileError
from ingest.linkers.mentions import Mention
from ingest.linkers.names import PersonName, fold_words, split_name
from ingest.linkers.teams import Team, find_teams
from ingest.linkers.title_words import find_title_words
from ingest.resolve.names import read_name

_GZIP = b"\x1f\x8b"
_NOBODY = PersonName("", (), (), None, ())

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PrintedMention:
    """One line of a file of mentions, with the name split."""

    key: str
    name: PersonName
    paper: str | None
    position: int | None
    affiliations: frozenset[str]


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """One line of a file of papers, as far as it tells authors apart."""

    title: str
    year: int | None
    venue: str | None
    volume: str | None
    authors: tuple[PersonName, ...]


_NO_PAPER = PrintedPaper("", None, None, None, ())


def read_mentions(source: Path | BinaryIO) -> list[PrintedMention]:
    """Read the mentions of a file or stream.

    Raises:
        UnreadableFileError: A line is no mention, or repeats one; the text names file and line.
    """
    seen: set[str] = set()

    def read(row: Mapping[str, Any]) -> PrintedMention:
        mention = _read_mention(row)
        if mention.key in seen:
            raise ValueError(f"mention_id {mention.key!r} stands there a second time")
        seen.add(mention.key)
        return mention

    return list(_read_lines(source, read))


def read_papers(source: Path | BinaryIO) -> dict[str, PrintedPaper]:
    """Read the papers of a file or stream, by id.

    Raises:
        UnreadableFileError: A line is no paper, or repeats one; the text names file and line.
    """
    seen: set[str] = set()

    def read(row: Mapping[str, Any]) -> tuple[str, PrintedPaper]:
        key, paper = _read_paper(row)
        if key in seen:
            raise ValueError(f"id {key!r} stands there a second time")
        seen.add(key)
        return key, paper

    return dict(_read_lines(source, read))


def join_papers(
    mentions: Iterable[PrintedMention], papers: Mapping[str, PrintedPaper]
) -> Iterator[Mention]:
    """Give the mentions with what their papers say, and with everybody who stands beside them."""
    by_paper: dict[str | None, list[PrintedMention]] = defaultdict(list)
    for mention in mentions:
        by_paper[mention.paper].append(mention)
    for key, together in by_paper.items():
        paper = papers.get(key or "", _NO_PAPER)
        teams = [Team()] * len(together) if key is None else _find_teams(together, paper)
        words = find_title_words(paper.title)
        venue_words = find_title_words(paper.volume or paper.venue or "")
        for mention, team in zip(together, teams, strict=True):
            yield Mention(
                key=mention.key,
                name=mention.name,
                paper=key,
                position=mention.position,
                coauthors=team.coauthors,
                coauthor_names=team.names,
                words=words,
                year=paper.year,
                venue=paper.venue,
                venue_words=venue_words,
                affiliations=mention.affiliations,
            )


def _find_teams(mentions: Sequence[PrintedMention], paper: PrintedPaper) -> list[Team]:
    """Give each mention's co-authors, from the paper's list and from the other mentions."""
    names = list(paper.authors)
    places: list[int] = []
    for mention in mentions:
        place = _find_place(mention, names, places)
        if place is None:
            place = len(names)
            names.append(mention.name)
        names[place] = mention.name
        places.append(place)
    teams = find_teams(names)
    return [teams[place] for place in places]


def _find_place(
    mention: PrintedMention, names: Sequence[PersonName], taken: Sequence[int]
) -> int | None:
    at = mention.position
    free = at is not None and 0 <= at < len(names) and at not in taken
    if at is not None and free and names[at].form == mention.name.form:
        return at
    for place, name in enumerate(names):
        if name.form == mention.name.form and place not in taken:
            return place
    return at if free else None


def _read_lines(source: Path | BinaryIO, read: Callable[[Mapping[str, Any]], T]) -> Iterator[T]:
    if isinstance(source, Path):
        with source.open("rb") as file:
            yield from _read_stream(file, str(source), read)
    else:
        # A reader takes whatever has `readinto`; typeshed names the class.
        raw: RawIOBase = cast("RawIOBase", source)
        yield from _read_stream(BufferedReader(raw), "standard input", read)


def _read_stream(
    stream: BufferedReader, name: str, read: Callable[[Mapping[str, Any]], T]
) -> Iterator[T]:
    number = 0
    lines = gzip.GzipFile(fileobj=stream) if stream.peek(2)[:2] == _GZIP else stream
    try:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _read_line(name, number, line, read)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableFileError(f"{name}:{number + 1}: {error}") from error


def _read_line(name: str, number: int, line: bytes, read: Callable[[Mapping[str, Any]], T]) -> T:
    try:
        row = orjson.loads(line)
        if not isinstance(row, dict):
            raise TypeError(f"a JSON object was expected, not {type(row).__name__}")  # noqa: TRY301
        return read(row)
    except (ValueError, TypeError) as error:
        raise UnreadableFileError(f"{name}:{number}: {error}") from error


def _read_mention(row: Mapping[str, Any]) -> PrintedMention:
    key = _read_text(row, "mention_id")
    if not key:
        raise ValueError("mention_id is missing")
    position = row.get("pos")
    if isinstance(position, bool) or not isinstance(position, int | None):
        raise TypeError(f"pos is {position!r}, no whole number")
    return PrintedMention(
        key=key,
        name=_read_name(row),
        paper=_read_text(row, "paper"),
        position=position,
        affiliations=_read_affiliations(row.get("affiliations")),
    )


def _read_paper(row: Mapping[str, Any]) -> tuple[str, PrintedPaper]:
    key = _read_text(row, "id")
    if not key:
        raise ValueError("id is missing")
    authors = row.get("authors") or []
    if not isinstance(authors, list) or not all(isinstance(one, dict) for one in authors):
        raise TypeError("authors is no list of objects")
    return key, PrintedPaper(
        title=_read_text(row, "title") or "",
        year=_read_year(row.get("year")),
        venue=_read_text(row, "venue"),
        volume=_read_text(row, "booktitle"),
        authors=tuple(_read_name(one) for one in authors),
    )


def _read_name(row: Mapping[str, Any]) -> PersonName:
    name, first, last = (_read_text(row, key) for key in ("name", "first", "last"))
    if name is None and first is None and last is None:
        raise ValueError("name is missing")
    printed = name or " ".join(part for part in (first, last) if part)
    if not last:
        return read_name(printed) or _NOBODY
    return split_name(printed, (first,) if first else (), last)


def _read_text(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value
    raise TypeError(f"{key} is {value!r}, no text")


def _read_year(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, str) and value.strip().isdecimal():
        return int(value)
    raise TypeError(f"year is {value!r}, no whole number")


def _read_affiliations(value: object) -> frozenset[str]:
    if value is None:
        return frozenset()
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise TypeError("affiliations is no list of texts")
    return frozenset(filter(None, (" ".join(fold_words(text)) for text in texts)))
