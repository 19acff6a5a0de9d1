"""The line that begins an entry: "43.0CVApr 13", "IVAug 23, 2022Code", "preprint2026arXiv"."""

import re
from collections.abc import Mapping

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_SCORE = r"(?P<score>\d{1,3}(?:\.\d+)?)?"
# "CV", "quant-ph", "QUANT-PH", "mes-hall", "cs.CV", "cond-mat.mes-hall"
_CATEGORY = r"(?P<category>(?:[A-Z]{2,3}|[A-Z]+-[A-Z]+|[a-z]+(?:-[a-z]+)?)(?:\.[A-Za-z-]{2,})?)"
_ENTRY = re.compile(
    rf"^{_SCORE}\s*{_CATEGORY}\s*(?P<date>{_MONTH}[a-z]*\.? \d{{1,2}}(?:, ?\d{{4}})?)\s*"
    r"(?P<code>Code)?$"
)
_BEGINNING = re.compile(rf"^{_SCORE}\s*{_CATEGORY}\s*{_MONTH}[a-z]*\.? \d[\d, ]*(?P<rest>\D*)$")
_CUT_BEGINNING = re.compile(
    rf"^{_SCORE}[A-Z]{{2,3}}(?:[JFMASOND][a-z]{{0,2}}(?: \d{{0,2}},? ?)?)?$"
)
_ITEM = re.compile(
    r"^(?P<type>[a-z][a-z -]*?)\s*(?P<date>(?:1[5-9]|2[01])\d\d)\s*(?P<source>\S.*)?$"
)
_LONGEST_ITEM = 60
_LONGEST_REST = 24


def read_entry_head(text: str) -> Mapping[str, str] | None:
    """Cut the first line of a paper's entry into score, category, date and code badge."""
    match = _ENTRY.match(text)
    if match is None:
        return None
    parts = {"score": match["score"], "category": match["category"], "date": match["date"]}
    return {name: part for name, part in parts.items() if part} | {
        "has_code": "yes" if match["code"] else "no"
    }


def is_damaged_entry_head(text: str) -> bool:
    """Tell whether a line begins as an entry's first line does, but is none."""
    match = _BEGINNING.match(text)
    return match is not None and len(match["rest"]) <= _LONGEST_REST and not read_entry_head(text)


def is_cut_entry_head(text: str) -> bool:
    """Tell whether a page's last line is the beginning of an entry's first line."""
    return _CUT_BEGINNING.match(text) is not None


def read_item_head(text: str) -> Mapping[str, str] | None:
    """Cut the first line of a profile's item into type, year and source."""
    match = _ITEM.match(text) if len(text) <= _LONGEST_ITEM else None
    if match is None:
        return None
    parts = {"type": match["type"], "date": match["date"], "printed_source": match["source"]}
    return {name: part for name, part in parts.items() if part}
