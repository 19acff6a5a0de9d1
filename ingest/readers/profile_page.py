"""The profile page: who the researcher is, a trust snapshot, counts, and published items."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.printed import PrintedAuthor, PrintedPaper
from ingest.readers.entries import (
    ENDS_INSIDE,
    ENTRIES_THAT_SHOW_A_HABIT,
    Entry,
    drop_last_line,
    split_entries,
)
from ingest.readers.evidence import Evidence
from ingest.readers.headline import read_item_head
from ingest.readers.page import Line, Page, is_cut_text, join_lines
from ingest.readers.paper_types import clean_type
from ingest.records import Rejected

PROFILE_PAGE = "profile-page"

_TITLE = "Researcher profile"
_INTRODUCTION = re.compile(r"^(?P<name>.+) contributes to research discovery\b")
_OPENNESS = re.compile(
    r"(?P<openness>(?:Not |Closed |Open )(?:currently )?(?:open )?(?:to|for) collaborat\w*)$"
)
_GLUE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_UNKNOWN_AFFILIATION = "Affiliation not imported"
_TRUST = re.compile(
    r"^Trust\s*(?P<trust_score>\d[\d.,]*)(?:\s*[-–—]\s*(?P<trust_label>.+?))?"
    r"(?:Verification\s*(?P<verification>[A-Z]?\d+|\S+?))?"
    r"(?P<claimed>(?:Unc|C)laimed)?(?: author)?$"
)
_COUNTS = {
    "works": re.compile(r"^(\d[\d,. ]*)\s*works?$"),
    "followers": re.compile(r"^(\d[\d,. ]*)\s*followers?$"),
    "topics": re.compile(r"^(\d[\d,. ]*)\s*topics?$"),
    "close_collaborators": re.compile(r"^(\d[\d,. ]*)\s*close collaborators?$"),
}
_ITEMS_BEGIN = re.compile(r"^(?:Published work|\d[\d,]* published items?(?:\(s\))?)$")
# a head without its year: "preprintarXiv"
_YEARLESS_HEAD = re.compile(
    r"^(?P<type>preprint|article|journal-article|conference-paper|book|book-chapter|dataset|report"
    r"|thesis|dissertation|review|posted-content|proceedings-article)(?P<source>[A-Z]\w+|arXiv)?$"
)
_CUT_HEAD = re.compile(r"^[a-z]+(?:-[a-z]+)?\d{1,3}$")


class ProfilePage:
    """One profile page, cut into its head and its items."""

    def __init__(self, page: Page) -> None:
        """Cut the page."""
        self.page = page
        begin = [line.number for line in page.lines if _ITEMS_BEGIN.match(line.text)]
        # nothing above the items is one, whatever it looks like
        self.items_begin = begin[-1] if begin else 0
        self.head, self.entries = split_entries(page, self._begins_item)
        self.cut_head = self._take_off_cut_head()
        self.abstracts_everywhere = len(self.entries) >= ENTRIES_THAT_SHOW_A_HABIT and all(
            len(entry.paragraphs) > 1 for entry in self.entries[:-1]
        )

    def gather(self, evidence: Evidence) -> None:
        """Add what this page shows plainly."""
        name = read_profile_head(self.head).get("name")
        if name:
            evidence.add_name(name)
        for entry in self.entries:
            title, abstract = _parts(entry)
            if title:
                evidence.add_title(title)
            evidence.add_text(abstract or "")

    def read(self, evidence: Evidence) -> Iterator[PrintedAuthor | PrintedPaper | Rejected]:
        """Read the head and every item."""
        del evidence  # a profile prints its titles apart
        first = (self.head[0] if self.head else self.entries[0].head).number
        yield PrintedAuthor(self.page.source(PROFILE_PAGE, first), read_profile_head(self.head))
        for entry in self.entries:
            yield self._read_entry(entry)
        if self.cut_head:
            reason = f"{ENDS_INSIDE}: its first line is cut"
            yield Rejected(self.page.file, self.cut_head.number, reason, self.cut_head.text)

    def _begins_item(self, line: Line) -> bool:
        return line.number > self.items_begin and bool(_read_head(line.text))

    def _take_off_cut_head(self) -> Line | None:
        if self.page.ends_with_newline or not self.entries:
            return None
        last = self.entries[-1]
        text = last.body[-1].text if len(last.paragraphs) > 1 else ""
        types = {_read_head(entry.head.text)["type"] for entry in self.entries}
        if text and (_CUT_HEAD.match(text) or any(kind.startswith(text) for kind in types)):
            self.entries[-1], cut = drop_last_line(last)
            return cut
        return None

    def _read_entry(self, entry: Entry) -> PrintedPaper | Rejected:
        title, abstract = _parts(entry)
        reason = None
        if title is None:
            reason = ENDS_INSIDE if entry.is_last else "it has no title"
        elif entry.is_last and not abstract and self._expects_more():
            reason = f"{ENDS_INSIDE}: no abstract, as every other entry has one"
        if reason or title is None:
            return Rejected(self.page.file, entry.head.number, reason or "", entry.text)
        return PrintedPaper(
            source=self.page.source(PROFILE_PAGE, entry.head.number),
            title=title,
            authors=(),
            authors_truncated=None,
            printed=_clean_head(_read_head(entry.head.text)),
            abstract=abstract,
            doubtful=self._find_doubts(entry, abstract),
            raw=f"{entry.head.text}\n{title}",
        )

    def _find_doubts(self, entry: Entry, abstract: str | None) -> tuple[str, ...]:
        if not entry.is_last or self.page.ends_with_newline:
            return ()
        if abstract is None:
            return ("title",)  # nothing after it shows that it is whole
        return ("abstract",) if is_cut_text(abstract, self.page) else ()

    def _expects_more(self) -> bool:
        return self.abstracts_everywhere and not self.page.ends_with_newline


def read_profile_head(lines: Sequence[Line]) -> Mapping[str, str]:
    """Give the printed text of each part that the head has."""
    texts = [line.text for line in lines if line.text]
    parts = _read_name(texts)
    for text in texts:
        trust = _TRUST.match(text)
        if trust:
            parts |= {field: value for field, value in trust.groupdict().items() if value}
        for field, pattern in _COUNTS.items():
            count = pattern.match(text)
            if count:
                parts.setdefault(field, count[1])
    return parts


def _read_name(texts: list[str]) -> dict[str, str]:
    """Find the name, and the line about role, affiliation and openness that follows it."""
    introductions = [_INTRODUCTION.match(text) for text in texts]
    at = next((at for at, match in enumerate(introductions) if match), None)
    if _TITLE in texts[:-1]:
        name = texts[texts.index(_TITLE) + 1]
        if not _TRUST.match(name):
            standing = texts[at + 1 : at + 2] if at is not None else []
            return {"name": name} | _read_standing(standing)
    if at is not None and (match := introductions[at]):
        return {"name": match["name"]} | _read_standing(texts[at + 1 : at + 2])
    return {}


def _read_standing(texts: list[str]) -> dict[str, str]:
    """Cut "ResearcherAffiliation not importedOpen to collaborate" where no space parts it."""
    if not texts or texts[0] == "Trust snapshot":
        return {}
    parts: dict[str, str] = {}
    rest = texts[0]
    openness = _OPENNESS.search(rest)
    if openness:
        parts["open_to_collaborate"] = openness["openness"]
        rest = rest[: openness.start()]
    role, *affiliation = _GLUE.split(rest, maxsplit=1)
    if role.strip():
        parts["role"] = role.strip()
    if affiliation and affiliation[0] != _UNKNOWN_AFFILIATION:
        parts["affiliation"] = affiliation[0].strip()
    return parts


def _read_head(text: str) -> Mapping[str, str]:
    """Read the first line of an item; empty where it is none."""
    printed = read_item_head(text)
    if printed:
        return printed
    match = _YEARLESS_HEAD.match(text)
    if match is None:
        return {}
    source = {"printed_source": match["source"]} if match["source"] else {}
    return {"type": match["type"]} | source


def _clean_head(head: Mapping[str, str]) -> Mapping[str, str]:
    kind = clean_type(head.get("type"))
    return {**head, "type": kind} if kind else head


def _parts(entry: Entry) -> tuple[str | None, str | None]:
    """Give title and abstract."""
    paragraphs = entry.paragraphs
    if not paragraphs:
        return None, None
    start = paragraphs[1][0].number if len(paragraphs) > 1 else None
    after = [line for line in entry.body if start is not None and line.number >= start]
    return " ".join(line.text for line in paragraphs[0]), join_lines(after)
