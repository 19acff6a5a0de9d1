"""Figures as pages print them."""

import re

from ingest.records import Number

_NUMBER = re.compile(
    r"(?P<digits>\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+)(?P<rest>\.\d+)?(?P<unit>[kKmM])?"
)
_UNITS = {"k": 1_000, "m": 1_000_000}


def parse_number(text: str) -> Number | None:
    """Read "14,745", "43.0", "29" or "1.2k"; a number without decimals is an int."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    digits = re.sub(r"\D", "", match["digits"])
    if match["unit"]:
        return round(float(digits + (match["rest"] or "")) * _UNITS[match["unit"].lower()])
    return float(digits + match["rest"]) if match["rest"] else int(digits)
