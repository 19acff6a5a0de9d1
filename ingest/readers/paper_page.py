"""Pages of entries that begin with category and date: the paper list and the author page.

A paper list prints title and names run together; an author page prints them apart, and mostly has
a head with the author's name and figures.
"""

from collections.abc import Iterator

from ingest.printed import PrintedAuthor, PrintedPaper
from ingest.readers.author_head import read_author_head
from ingest.readers.boundary import (
    Boundary,
    certain_title_text,
    find_boundary,
    split_certain_names,
)
from ingest.readers.entries import (
    ENDS_INSIDE,
    ENTRIES_THAT_SHOW_A_HABIT,
    Entry,
    drop_last_line,
    split_entries,
)
from ingest.readers.entry_layout import EntryParts, are_names, cut_entry, prints_apart
from ingest.readers.evidence import Evidence
from ingest.readers.headline import is_cut_entry_head, is_damaged_entry_head, read_entry_head
from ingest.readers.name_list import NameLine, ends_cut, read_name_line, split_names
from ingest.readers.page import Line, Page, is_cut_text
from ingest.records import Rejected

AUTHOR_PAGE = "author-page"
PAPER_LIST = "paper-list"


class PaperPage:
    """One page, cut into entries; its layout is the one that most entries have."""

    def __init__(self, page: Page) -> None:
        """Cut the page."""
        self.page = page
        self.head, self.entries = split_entries(page, _begins_entry)
        self.cut_head = self._take_off_cut_head()
        self.printed_head = read_author_head(self.head)
        has_figures = bool(set(self.printed_head) - {"name"})
        self.apart = prints_apart(self.entries, by_default=has_figures)
        self.format = AUTHOR_PAGE if self.apart or has_figures else PAPER_LIST
        self.abstracts_everywhere = len(self.entries) >= ENTRIES_THAT_SHOW_A_HABIT and all(
            self._cut(entry).abstract for entry in self.entries[:-1]
        )

    def gather(self, evidence: Evidence) -> None:
        """Add what this page shows plainly."""
        if "name" in self.printed_head:
            evidence.add_name(self.printed_head["name"])
        for entry in self.entries:
            parts = self._cut(entry)
            evidence.add_text(parts.abstract or "")
            if parts.title and parts.names:
                evidence.add_title(parts.title)
                evidence.add_names(split_names(read_name_line(parts.names).text))
            elif parts.title and not self.apart:
                line = read_name_line(parts.title)
                evidence.add_text(certain_title_text(line))
                evidence.add_names(split_certain_names(line))

    def read(self, evidence: Evidence) -> Iterator[PrintedAuthor | PrintedPaper | Rejected]:
        """Read the head and every entry."""
        first = (self.head[0] if self.head else self.entries[0].head).number
        yield PrintedAuthor(self.page.source(self.format, first), self.printed_head)
        for entry in self.entries:
            yield self._read_entry(entry, evidence)
        if self.cut_head:
            reason = f"{ENDS_INSIDE}: its first line is cut"
            yield Rejected(self.page.file, self.cut_head.number, reason, self.cut_head.text)

    def _cut(self, entry: Entry) -> EntryParts:
        return cut_entry(entry, apart=self.apart)

    def _take_off_cut_head(self) -> Line | None:
        if self.page.ends_with_newline or not self.entries:
            return None
        last = self.entries[-1]
        if len(last.body) > 1 and is_cut_entry_head(last.body[-1].text):
            self.entries[-1], cut = drop_last_line(last)
            return cut
        return None

    def _read_entry(self, entry: Entry, evidence: Evidence) -> PrintedPaper | Rejected:
        printed = read_entry_head(entry.head.text)
        parts = self._cut(entry)
        damage = self._find_damage(entry, parts)
        line = read_name_line(parts.names or parts.title or "")
        found = None if damage else self._part_names(parts, line, evidence)
        if printed is None or found is None:
            reason = damage or "no author's name begins in the line of title and authors"
            return Rejected(self.page.file, entry.head.number, reason, entry.text)
        if line.tag:
            printed = {**printed, "institution_tag": line.tag}
        return PrintedPaper(
            source=self.page.source(self.format, entry.head.number),
            title=found.title,
            authors=found.authors,
            authors_truncated=line.truncated,
            printed=printed,
            abstract=parts.abstract,
            doubtful=self._find_doubts(entry, parts, found),
            raw="\n".join(text for text in (entry.head.text, parts.title, parts.names) if text),
        )

    def _find_damage(self, entry: Entry, parts: EntryParts) -> str | None:
        """Say what is missing from an entry; None where nothing is."""
        if read_entry_head(entry.head.text) is None:
            return "its first line has no category and date that can be read"
        if parts.title is None:
            return f"{ENDS_INSIDE}: no title" if entry.is_last else "it has no title"
        if self.apart and parts.names is None:
            return f"{ENDS_INSIDE}: no authors" if entry.is_last else "it has no line of authors"
        if parts.names is not None and not are_names(parts.names):
            return "the line after its title is no list of names"
        return self._find_cut(entry, parts)

    def _find_cut(self, entry: Entry, parts: EntryParts) -> str | None:
        """Say how one sees that the page ends inside an entry; None where it does not."""
        if not self._is_open_ended(entry, parts):
            return None
        if ends_cut(entry.body[-1].text):
            return f"{ENDS_INSIDE}: the list of its authors is cut"
        if self.abstracts_everywhere:
            return f"{ENDS_INSIDE}: no abstract, as every other entry has one"
        return None

    def _is_open_ended(self, entry: Entry, parts: EntryParts) -> bool:
        """Tell whether the page ends with names that nothing shows to be whole."""
        if not entry.is_last or parts.abstract or self.page.ends_with_newline:
            return False
        return not read_name_line(parts.names or parts.title or "").truncated

    def _part_names(self, parts: EntryParts, line: NameLine, evidence: Evidence) -> Boundary | None:
        """Part the title from the names."""
        if parts.names is None:
            return find_boundary(line, evidence)
        names = tuple(split_names(line.text))
        return Boundary(parts.title or "", names, doubtful=False)

    def _find_doubts(self, entry: Entry, parts: EntryParts, found: Boundary) -> tuple[str, ...]:
        if found.doubtful:
            return ("title", "authors")
        if self._is_open_ended(entry, parts):
            return ("authors",)
        cut = entry.is_last and parts.abstract and is_cut_text(parts.abstract, self.page)
        return ("abstract",) if cut else ()


def _begins_entry(line: Line) -> bool:
    return read_entry_head(line.text) is not None or is_damaged_entry_head(line.text)
