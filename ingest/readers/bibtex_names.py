"""Names in a BibTeX author field."""

import re
from collections.abc import Iterator

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from ingest.markup import clean_space, strip_latex
from ingest.readers.byline import is_collective, join_name
from ingest.record_parts import Authorship

_MOST_COMMAS = 2  # "von Family, Jr, Given"
_GROUP = re.compile(
    r"\b(?:team|group|organi[sz]ation|society|institute|association|network|project|of|for|and)\b",
    re.IGNORECASE,
)
_BRACED = re.compile(r"\{[^{}]*\}")
_DIRTY = re.compile(r"\\(?:thanks|footnote)\s*\{[^{}]*\}")


def read_names(text: str) -> Iterator[Authorship]:
    """Give the names in order, "others" among them where it stands there."""
    names = split_multiple_persons_names(clean_space(_DIRTY.sub("", text)))
    for name in names:
        if _count_commas(name) > _MOST_COMMAS:
            # Not BibTeX, but frequent: "Ada Example, Ben Example, Cem Example, Dana Example"
            yield from (_read_name(one) for one in name.split(",") if one.strip())
        else:
            yield _read_name(name)


def _read_name(text: str) -> Authorship:
    parts = parse_single_name_into_parts(text, strict=False)
    given = strip_latex(" ".join(parts.first))
    family = strip_latex(" ".join((*parts.von, *parts.last)))
    name = join_name(given, family, strip_latex(" ".join(parts.jr)))
    is_braced = _BRACED.fullmatch(text.strip()) is not None
    return Authorship(
        name=name,
        given=given or None,
        family=family or None,
        collective=is_collective(name) or (is_braced and _GROUP.search(name) is not None),
    )


def _count_commas(name: str) -> int:
    return _BRACED.sub("", name).count(",")
