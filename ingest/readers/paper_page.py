"""Pages of entries that begin with category and date: the paper list and the author page.

A paper list prints title and authors run together on one line; an author page prints them apart,
with blank lines between, and mostly has a head with the author's name and figures.
"""

from collections.abc import Iterator

from ingest.printed import PrintedAuthor, PrintedPaper
from ingest.readers.author_head import read_author_head
from ingest.readers.boundary import certain_title_text, find_boundary, split_certain_names
from ingest.readers.entries import ENDS_INSIDE, Entry, drop_last_line, split_entries
from ingest.readers.evidence import Evidence
from ingest.readers.headline import is_cut_entry_head, is_damaged_entry_head, read_entry_head
from ingest.readers.name_list import ends_cut, read_name_line, split_names
from ingest.readers.page import Line, Page, is_cut_text, join_lines
from ingest.records import Rejected

AUTHOR_PAGE = "author-page"
PAPER_LIST = "paper-list"

_MOST_NAME_WORDS = 8


class PaperPage:
    """One page, cut into entries; its layout is the one that most entries have."""

    def __init__(self, page: Page) -> None:
        """Cut the page."""
        self.page = page
        self.head, self.entries = split_entries(page, _begins_entry)
        self.cut_head: Line | None = None
        if self.entries and not page.ends_with_newline:
            self._take_off_cut_head()
        self.is_open = _is_open(self.entries)
        self.has_author_head = (
            any(name != "name" for name in read_author_head(self.head)) or self.is_open
        )
        self.format = AUTHOR_PAGE if self.has_author_head else PAPER_LIST
        self.abstracts_everywhere = len(self.entries) > 1 and all(
            self._parts(entry)[1] for entry in self.entries[:-1]
        )

    def gather(self, evidence: Evidence) -> None:
        """Add what this page shows plainly."""
        name = read_author_head(self.head).get("name")
        if name:
            evidence.add_name(name)
        for entry in self.entries:
            title, abstract = self._parts(entry)
            evidence.add_text(abstract or "")
            if self.is_open:
                self._gather_open(entry, evidence)
            elif title:
                line = read_name_line(title)
                evidence.add_text(certain_title_text(line))
                for certain in split_certain_names(line):
                    evidence.add_name(certain)

    def read(self, evidence: Evidence) -> Iterator[PrintedAuthor | PrintedPaper | Rejected]:
        """Read the head and every entry."""
        first = self.head[0].number if self.head else self.entries[0].head.number
        yield PrintedAuthor(self.page.source(self.format, first), read_author_head(self.head))
        for entry in self.entries:
            yield self._read_entry(entry, evidence)
        if self.cut_head:
            reason = f"{ENDS_INSIDE}: its first line is cut"
            yield self._reject(self.cut_head.number, reason, self.cut_head.text)

    def _take_off_cut_head(self) -> None:
        last = self.entries[-1]
        if len(last.body) > 1 and is_cut_entry_head(last.body[-1].text):
            self.entries[-1], self.cut_head = drop_last_line(last)

    def _parts(self, entry: Entry) -> tuple[str | None, str | None]:
        """Give the title line (with names, on a paper list) and the abstract."""
        paragraphs = entry.paragraphs
        if not paragraphs:
            return None, None
        if self.is_open:
            rest = paragraphs[2:]
            start = rest[0][0].number if rest else None
            title = " ".join(line.text for line in paragraphs[0])
        else:
            title = paragraphs[0][0].text
            start = paragraphs[0][0].number + 1
        after = [line for line in entry.body if start is not None and line.number >= start]
        return title, join_lines(after)

    def _gather_open(self, entry: Entry, evidence: Evidence) -> None:
        if len(entry.paragraphs) > 1:
            title, names = (" ".join(line.text for line in p) for p in entry.paragraphs[:2])
            evidence.add_title(title)
            for name in split_names(read_name_line(names).text):
                evidence.add_name(name)

    def _read_entry(self, entry: Entry, evidence: Evidence) -> PrintedPaper | Rejected:
        printed = read_entry_head(entry.head.text)
        title, abstract = self._parts(entry)
        reason = None
        if printed is None:
            reason = "its first line has no category and date that can be read"
        elif title is None:
            reason = ENDS_INSIDE if entry.is_last else "it has no title"
        elif self.is_open:
            reason = self._find_damage_open(entry, abstract)
        elif self._may_be_cut(entry, abstract) and not read_name_line(title).truncated:
            reason = f"{ENDS_INSIDE}: no abstract, as every other entry has one"
        if reason or printed is None or title is None:
            return self._reject(entry.head.number, reason or "", entry.text)
        return self._build(entry, dict(printed), title, abstract, evidence)

    def _find_damage_open(self, entry: Entry, abstract: str | None) -> str | None:
        paragraphs = entry.paragraphs
        if len(paragraphs) == 1:
            return f"{ENDS_INSIDE}: no authors" if entry.is_last else "it has no line of authors"
        names = " ".join(line.text for line in paragraphs[1])
        line = read_name_line(names)
        if any(len(name.split()) > _MOST_NAME_WORDS for name in split_names(line.text)):
            return "its third line is no list of names"
        if self._may_be_cut(entry, abstract) and not line.truncated:
            return f"{ENDS_INSIDE}: no abstract, as every other entry has one"
        return None

    def _may_be_cut(self, entry: Entry, abstract: str | None) -> bool:
        if not entry.is_last or abstract or self.page.ends_with_newline:
            return False
        return self.abstracts_everywhere or ends_cut(entry.body[-1].text)

    def _build(
        self,
        entry: Entry,
        printed: dict[str, str],
        title: str,
        abstract: str | None,
        evidence: Evidence,
    ) -> PrintedPaper | Rejected:
        doubtful: list[str] = []
        if self.is_open:
            names = " ".join(line.text for line in entry.paragraphs[1])
            line = read_name_line(names)
            authors = tuple(split_names(line.text))
            raw = [entry.head.text, title, names]
        else:
            line = read_name_line(title)
            raw = [entry.head.text, title]
            boundary = find_boundary(line, evidence)
            if boundary is None:
                reason = "no author's name begins in the line of title and authors"
                return self._reject(entry.head.number, reason, entry.text)
            title, authors = boundary.title, boundary.authors
            doubtful += ["title", "authors"] if boundary.doubtful else []
        if entry.is_last and abstract and is_cut_text(abstract, self.page):
            doubtful.append("abstract")
        if line.tag:
            printed["institution_tag"] = line.tag
        return PrintedPaper(
            source=self.page.source(self.format, entry.head.number),
            title=title,
            authors=authors,
            authors_truncated=line.truncated,
            printed=printed,
            abstract=abstract,
            doubtful=tuple(doubtful),
            raw="\n".join(raw),
        )

    def _reject(self, line: int, reason: str, raw: str) -> Rejected:
        return Rejected(self.page.file, line, reason, raw)


def _begins_entry(line: Line) -> bool:
    return read_entry_head(line.text) is not None or is_damaged_entry_head(line.text)


def _is_open(entries: list[Entry]) -> bool:
    """Tell whether most entries print title and authors apart: title, blank line, short line."""
    apart = sum(_prints_apart(entry) for entry in entries)
    return apart * 2 > len(entries) if entries else False


def _prints_apart(entry: Entry) -> bool:
    paragraphs = entry.paragraphs
    if len(paragraphs) < 2 or len(paragraphs[0]) > 1:  # noqa: PLR2004
        return False
    names = split_names(read_name_line(paragraphs[1][0].text).text)
    return all(len(name.split()) <= _MOST_NAME_WORDS for name in names)
