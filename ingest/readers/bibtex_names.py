"""Names in a BibTeX author field."""

import re
from collections.abc import Iterator

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from ingest.markup import clean_space, strip_latex
from ingest.readers.byline import (
    is_collective,
    is_organisation,
    join_name,
    stands_for_others,
)
from ingest.record_parts import Authorship
from ingest.tags import strip_tags

_MOST_COMMAS = 2  # "von Family, Jr, Given"
_JOINS = re.compile(r"\b(?:of|for|and)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{2,}")
_DIRTY = re.compile(r"\\(?:thanks|footnote)\s*\{[^{}]*\}")
_AND = re.compile(r"\\and\b")
_SEMICOLON = re.compile(r";(?:\s+|$)")
_COMMA = re.compile(r",")
_INITIALS = re.compile(r"(?:\w\.[\s-]?)+")


def read_names(text: str) -> Iterator[Authorship]:
    r"""Give the names in order, "others" among them where it stands there.

    What is not BibTeX, but frequent, is read as well: names parted by `\and`, by semicolons or by
    commas only ("Ada Example, Ben Example, and Cem Example", "Example, A., Example, B.").
    """
    plain = _AND.sub(" and ", _DIRTY.sub("", strip_tags(text)))
    for piece in split_multiple_persons_names(clean_space(plain)):
        for part in [one for one in _split(piece, _SEMICOLON) if one.strip()] or [piece]:
            yield from map(_read_name, _cut_at_commas(part))


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


def _read_name(text: str) -> Authorship:
    parts = parse_single_name_into_parts(text, strict=False)
    given = strip_latex(" ".join(parts.first))
    family = strip_latex(" ".join((*parts.von, *parts.last)))
    name = join_name(given, family, strip_latex(" ".join(parts.jr)))
    return Authorship(
        name=name,
        given=given or None,
        family=family or None,
        collective=is_collective(name) or (_is_braced(text.strip()) and _is_group(name)),
    )


def _is_group(name: str) -> bool:
    joins = _JOINS.search(name) is not None or stands_for_others(name)
    return joins or is_organisation(name) or _ACRONYM.fullmatch(name) is not None


def _is_braced(text: str) -> bool:
    """Tell whether one pair of braces holds all of the text."""
    return text[:1] + text[-1:] == "{}" and all(depth for _, depth in _measure_depth(text[:-1]))


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
    return "".join("x" if depth else letter for letter, depth in _measure_depth(text))


def _measure_depth(text: str) -> Iterator[tuple[str, int]]:
    """Give each letter with the number of braces that are open behind it."""
    depth = 0
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        yield letter, depth
