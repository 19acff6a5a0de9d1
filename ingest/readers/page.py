"""A saved page as numbered lines."""

import re
from dataclasses import dataclass

from ingest.records import Source

_SENTENCE_ENDS = ".!?)]}”\"'»…。:;*$"
_ADDRESS = re.compile(r"^#\s*address:\s*(?P<address>\S+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space at its ends; the first has number 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, blank ones included, and the address that line 1 gives."""

    file: str
    lines: tuple[Line, ...]
    address: str | None
    ends_with_newline: bool

    def source(self, page_format: str, line: int) -> Source:
        """Say where an entry of this page stands."""
        return Source(page_format, self.file, line, self.address)


def read_page(content: str, file: str) -> Page:
    """Cut a text into lines; an address on line 1 is no part of the page."""
    lines = [Line(at, text.strip()) for at, text in enumerate(content.split("\n"), start=1)]
    match = _ADDRESS.match(lines[0].text)
    if match:
        lines = lines[1:]
    return Page(file, tuple(lines), match["address"] if match else None, content.endswith("\n"))


def join_lines(lines: list[Line] | tuple[Line, ...]) -> str | None:
    """Give the text of lines as printed, without blank lines around it; None where it is empty."""
    return "\n".join(line.text for line in lines).strip("\n") or None


def is_cut_text(text: str, page: Page) -> bool:
    """Tell whether a text that a page ends with stops in the middle of a sentence."""
    return not page.ends_with_newline and text[-1] not in _SENTENCE_ENDS
