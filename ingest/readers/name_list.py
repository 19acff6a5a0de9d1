"""Lists of names as pages print them: "A, B, C et al. · tag"."""

import re
from dataclasses import dataclass

# "Edward P. Stabler, Jr." is one name; the comma inside it ends none
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|Ph\.?D|M\.?D|Inc)\.?")
_TAG = re.compile(r"^(?P<names>.*\S)\s+·\s+(?P<tag>[a-z0-9][a-z0-9_.&, -]*?)\s*$")
_ET_AL = re.compile(r"^(?P<names>.*\S),?\s+et al\.\s*$")
_CUT_TAIL = re.compile(r"(?:,|\se|\set|\set al?|\s·)\s*$")


@dataclass(frozen=True, slots=True)
class NameLine:
    """A line that ends in names: its text without "et al." and tag, and what those said."""

    text: str
    truncated: bool
    tag: str | None


def read_name_line(line: str) -> NameLine:
    """Take the institution tag and "et al." off the end of a line."""
    tagged = _TAG.match(line)
    tag = tagged["tag"] if tagged else None
    text = tagged["names"] if tagged else line.strip()
    cut = _ET_AL.match(text)
    return NameLine(cut["names"].rstrip(",") if cut else text, cut is not None, tag)


def ends_cut(line: str) -> bool:
    """Tell whether a line stops inside a name list ("…, Jane Doe et")."""
    return _CUT_TAIL.search(line) is not None


def split_names(text: str) -> list[str]:
    """Split at the commas that part names."""
    names: list[str] = []
    for piece in re.split(r",\s+", text.strip()):
        if names and _SUFFIX.fullmatch(piece):
            names[-1] += f", {piece}"
        elif piece:
            names.append(piece)
    return names
