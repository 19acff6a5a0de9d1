"""Printed names as citations need them: given, particle, family, suffix."""

import re
from dataclasses import dataclass

from bibtexparser.middlewares.names import parse_single_name_into_parts

_SUFFIX = re.compile(r",?\s+(Jr\.?|Sr\.?|I{2,3}|IV)$")
_FAMILY_FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which the family name comes first, without a comma."""


@dataclass(frozen=True, slots=True)
class CitedName:
    """The parts of a name; where only `family` is given, it is the name as a whole."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether there are no parts to tell apart."""
        return not (self.given or self.particle)


def split_name(printed: str) -> CitedName:
    """Split a name by BibTeX's rules: words in small letters before the family name are particles.

    The last word is the family name then: of two family names without a hyphen the first is taken
    for a given name, since nothing tells them apart.
    """
    name = " ".join(printed.split())
    if _FAMILY_FIRST.search(name) or re.search(r"[{}\\]", name):
        return CitedName(name)
    found = _SUFFIX.search(name)
    parts = parse_single_name_into_parts(name[: found.start()] if found else name, strict=False)
    if not parts.last:
        return CitedName(name)
    return CitedName(
        " ".join(parts.last),
        " ".join(parts.first),
        " ".join(parts.von),
        found[1] if found else " ".join(parts.jr),
    )
