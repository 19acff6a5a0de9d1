"""Academic degrees behind names, which are no part of them."""

import re

_DEGREE = (
    r"(?:Ph\.?\s?D|D\.?\s?Phil|M\.?\s?D|M\.?\s?P\.?\s?H|[MB]\.?\s?Sc|M\.?\s?Phil|M\.?B\.?B\.?S"
    r"|M\.?B\.?A|MBChB|Pharm\.?\s?D|Dr\.?P\.?H|Sc\.?\s?D|DVM|DDS|FRCPC?|FRCS|Dipl\.?-Ing|Dr|Prof|Esq)"
    r"\.?"
)
_DEGREES = re.compile(rf"(?:(?:\s*,\s*|\s+){_DEGREE})+$")


def cut_degrees(name: str) -> str:
    """Give a printed name without its degrees: "Ada Winter, MD, Ph.D." is "Ada Winter".

    What follows one word alone may be initials ("Winter, M.D.") or a name, and stays.
    """
    bare = _DEGREES.sub("", name)
    return bare if len(bare.replace(",", " ").split()) > 1 else name
