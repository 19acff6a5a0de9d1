"""Fields of names cut into single names: at "and", and at the marks that people put instead."""

import re
from collections.abc import Iterator

from ingest.degrees import cut_degrees
from ingest.readers.byline import is_organisation

_MOST_COMMAS = 2  # "von Family, Jr, Given"
_AND = re.compile(r"(?:^|(?<=\s))and(?=\s|$)", re.IGNORECASE)
_SEMICOLON = re.compile(r";(?:\s+|$)")
_AMPERSAND = re.compile(r",?\s+\\?&\s+")
_COMMA = re.compile(r",")
_INITIALS = re.compile(r"(?:\w\.[\s-]?)+")
_INITIAL = re.compile(r"(?:^|[\s.])\w\.")
_FEW_WORDS = (2, 3)


def cut_at_and(text: str) -> list[str]:
    """Give what "and" parts outside of braces."""
    return [piece.strip() for piece in _split(text, _AND) if piece.strip()]


def cut_at_marks(text: str) -> Iterator[str]:
    """Give the names, without degrees, that semicolons, "&" or commas part."""
    for part in [one for one in _split(text, _SEMICOLON) if one.strip()] or [text]:
        for one in _cut_at_ampersands(part):
            yield from _cut_at_commas(cut_degrees(one))


def is_braced(text: str) -> bool:
    """Tell whether one pair of braces holds all of the text."""
    return text[:1] + text[-1:] == "{}" and all(depth for _, depth in _measure_depth(text[:-1]))


def _cut_at_ampersands(text: str) -> list[str]:
    """Give what "&" parts, where people stand on each side of it: not "Ernst & Young"."""
    parts = _split(text, _AMPERSAND)
    if is_organisation(text):
        return [text]
    for looks_like_person in (_COMMA.search, _INITIAL.search, _has_few_words):
        if all(looks_like_person(part) for part in parts):
            return parts
    return [text]


def _has_few_words(text: str) -> bool:
    return len(text.split()) in _FEW_WORDS


def _cut_at_commas(text: str) -> list[str]:
    """Give the names that commas part here; those within one name stay in it."""
    parts = [one.strip() for one in _split(text, _COMMA) if one.strip()]
    if len(parts) % 2 == 0 and all(_INITIALS.fullmatch(one) for one in parts[1::2]):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    # What ends with a comma is a list before its "and", but "Family, Given," may be as well.
    is_list = text.rstrip().endswith(",") and not text.lstrip()[:1].islower()
    whole = all(len(one.split()) > 1 for one in parts)
    if len(parts) > _MOST_COMMAS + 1 or (whole and len(parts) > (1 if is_list else _MOST_COMMAS)):
        return parts
    return [", ".join(parts)]


def _split(text: str, sign: re.Pattern[str]) -> list[str]:
    """Cut where the sign stands outside of braces."""
    ends = [found.span() for found in sign.finditer(_hide_braced(text))]
    starts = [0, *(end for _, end in ends)]
    return [
        text[start:end]
        for start, end in zip(starts, [*(at for at, _ in ends), len(text)], strict=True)
    ]


def _hide_braced(text: str) -> str:
    """Put letters in the place of what stands in braces."""
    if "{" not in text:
        return text
    return "".join("x" if depth else letter for letter, depth in _measure_depth(text))


def _measure_depth(text: str) -> Iterator[tuple[str, int]]:
    """Give each letter with the number of braces that are open behind it."""
    depth = 0
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        yield letter, depth
