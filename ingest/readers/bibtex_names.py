"""Names in a BibTeX author field."""

import re
from collections.abc import Iterator

from bibtexparser.middlewares.names import parse_single_name_into_parts

from ingest.markup import clean_space, strip_latex
from ingest.readers.byline import (
    is_collective,
    is_generation,
    is_organisation,
    join_name,
    stands_for_others,
)
from ingest.readers.name_cuts import cut_at_and, cut_at_marks, is_braced
from ingest.record_parts import Authorship
from ingest.tags import strip_tags

_JOINS = re.compile(r"\b(?:of|for|and)\b|&", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{2,}")
_DIRTY = re.compile(r"\\(?:thanks|footnote)\s*\{[^{}]*\}")
_AND = re.compile(r"\\and\b")


def read_names(text: str) -> Iterator[Authorship]:
    r"""Give the names in order, "others" among them where it stands there.

    What is not BibTeX, but frequent, is read as well: names parted by `\and`, by semicolons, "&" or
    commas only ("Ada Example, Ben Example, and Cem Example", "Example, A., Example, B.").
    """
    plain = _AND.sub(" and ", _DIRTY.sub("", strip_tags(text)))
    for piece in cut_at_and(clean_space(plain)):
        yield from map(_read_name, cut_at_marks(piece))


def _read_name(text: str) -> Authorship:
    parts = parse_single_name_into_parts(text, strict=False)
    given = strip_latex(" ".join(parts.first))
    family = strip_latex(" ".join((*parts.von, *parts.last)))
    name = join_name(given, family, strip_latex(" ".join(parts.jr)))
    if is_generation(given):  # "Ada Example, Jr."
        name, given = join_name(family, given), ""
    return Authorship(
        name=name,
        given=given or None,
        family=family or None,
        collective=is_collective(name) or (is_braced(text.strip()) and _is_group(name)),
    )


def _is_group(name: str) -> bool:
    joins = _JOINS.search(name) is not None or stands_for_others(name)
    return joins or is_organisation(name) or _ACRONYM.fullmatch(name) is not None
