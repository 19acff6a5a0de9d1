"""The head of an author page: name, main category and figures, each of which may be absent."""

import re
from collections.abc import Mapping, Sequence

from ingest.readers.page import Line

_NUMBER = r"(?P<value>\d[\d.,  ]*[kKmM]?)"
_FIGURES = {
    "h_index": re.compile(rf"^h-index\s*{_NUMBER}$", re.IGNORECASE),
    "paper_count": re.compile(rf"^{_NUMBER}\s*papers?$"),
    "citation_count": re.compile(rf"^{_NUMBER}\s*citations?$", re.IGNORECASE),
    "novelty": re.compile(rf"^Novelty\s*{_NUMBER}\s*%?$"),
    "ai_score": re.compile(rf"^AI Score\s*{_NUMBER}\s*%?$"),
}
_HEADING = re.compile(rf"^{_NUMBER}\s*Papers?$")
_CATEGORY = re.compile(r"^(?P<value>[A-Z]{2,3}|[A-Z]+-[A-Z]+|[a-z]+-[a-z]+|[a-z-]+\.[A-Za-z-]+)$")


def read_author_head(lines: Sequence[Line]) -> Mapping[str, str]:
    """Give the printed text of each part that the head has."""
    parts: dict[str, str] = {}
    for line in lines:
        found = _read_line(line.text)
        if found is not None:
            field, value = found
            parts.setdefault(field, value)
    heading = parts.pop("heading", None)
    if heading:
        parts.setdefault("paper_count", heading)
    return parts


def _read_line(text: str) -> tuple[str, str] | None:
    if not text:
        return None
    patterns = {**_FIGURES, "heading": _HEADING, "main_category": _CATEGORY}
    for field, pattern in patterns.items():
        match = pattern.match(text)
        if match:
            return field, match["value"]
    return "name", text
