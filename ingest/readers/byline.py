"""The author list of one entry, put together: printed names, and what "et al." does to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.record_parts import Authorship

_ET_AL = re.compile(
    r"(?:and\s+|&\s*|,\s*)?"
    r"(?:et[\s.]*al(?:ii|iae|ia)?\b\.?|et\s+coll(?:aborateurs)?\b\.?|(?:and\s+|&\s*)others\.?"
    r"|(?-i:u\.\s?a\.)|и\s+др\.?|\.{3}|…|\[\.\.\.\]|\[et al\.?\])\s*$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"others\.?", re.IGNORECASE)
_COLLECTIVE = re.compile(
    r"\b(?:collaborations?|consorti(?:um|a)|(?:working|study|research|task)\s+(?:group|force)"
    r"|investigators|collaborators|committee)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:team|group|organi[sz]ation|society|institut(?:e|o|ion)?|association|network|project"
    r"|agency|universit(?:y|ät|é|at|à|ad|ade|eit)|cent(?:er|re)|laborator(?:y|ies)|foundation|council"
    r"|ministry|commission|corporation|company|department|bureau|academy|library|museum|hospital"
    r"|union|federation|alliance|programme|developers|contributors|community|inc|ltd|llc|gmbh)\b",
    re.IGNORECASE,
)
_BEHALF = re.compile(
    r"(?P<person>\S+(?: \S+){1,4}?)[ ,(\[]+(?:on behalf of|for)(?: all)? the "
    r"(?P<group>[^()\[\]]+)[)\]]?"
)
"""A person who speaks for a group: "Ada Example (on behalf of the GRAPH Collaboration)"."""
_INITIALS_BEFORE = re.compile(r"(?:\w\.[\s-]?)+\s*[\w'’-]+")
_GENERATION = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd)\.?")


@dataclass(frozen=True, slots=True)
class Byline:
    """Names as printed, in order, with their details; `truncated` is None where there is none."""

    authors: tuple[str, ...]
    authorships: tuple[Authorship, ...]
    truncated: bool | None


def join_name(*parts: str | None) -> str:
    """Put the parts of a name together, given name first; a part may be absent."""
    return " ".join(word for part in parts if part for word in part.split())


def is_collective(name: str) -> bool:
    """Tell whether a name is that of a group, such as "The ATLAS Collaboration"."""
    return _COLLECTIVE.search(name) is not None


def is_organisation(name: str) -> bool:
    """Tell whether a name that its source does not cut into parts is that of a group.

    Behind initials alone stands a family name: "A. B. Company".
    """
    if is_collective(name):
        return True
    return _ORGANISATION.search(name) is not None and not _INITIALS_BEFORE.fullmatch(name)


def is_generation(text: str) -> bool:
    """Tell whether a text is what follows a name to tell father and son apart: "Jr."."""
    return _GENERATION.fullmatch(text) is not None


def stands_for_others(name: str) -> bool:
    """Tell whether all of a name is the "others" that BibTeX has for "et al."."""
    return _ALONE.fullmatch(name) is not None


def make_byline(given: Iterable[Authorship], *, truncated: bool = False) -> Byline:
    """Take "et al." out of a list, which it marks as truncated.

    A name that is empty keeps its place, so that those behind it keep theirs. A group may be
    called "others".
    """
    kept: list[Authorship] = []
    for authorship in (part for one in given for part in _part_from_group(one)):
        name, cut = _cut_authorship(authorship)
        truncated = truncated or cut
        if name or not cut:
            kept.append(authorship if name == authorship.name else replace(authorship, name=name))
    names = tuple(one.name for one in kept)
    details = tuple(kept) if any(one != Authorship(one.name) for one in kept) else ()
    return Byline(names, details, truncated if any(names) or truncated else None)


def _part_from_group(one: Authorship) -> tuple[Authorship, ...]:
    """Give a person, and behind them the group that the same name says they speak for."""
    found = _BEHALF.fullmatch(one.name) if " the " in one.name else None
    if found is None or not is_collective(found["group"]) or is_organisation(found["person"]):
        return (one,)
    person = replace(
        one, name=found["person"].rstrip(","), given=None, family=None, collective=False
    )
    return person, Authorship(found["group"], collective=True)


def _cut_authorship(one: Authorship) -> tuple[str, bool]:
    """Give the name without "et al.", and whether that stood in it, if only behind given names."""
    if one.collective and stands_for_others(one.name):
        return one.name, False
    name, cut = _cut_et_al(one.name)
    if cut or not (one.given and one.family and "et" in one.given):
        return name, cut
    given, cut = _cut_et_al(one.given)
    return (join_name(given, one.family) if cut else name), cut


def _cut_et_al(name: str) -> tuple[str, bool]:
    """Give what stands before "et al.", and whether it stood there."""
    if stands_for_others(name):
        return "", True
    match = _ET_AL.search(name)
    if match is None:
        return name, False
    before = name[: match.start()]
    if match[0][0].isalpha() and before[-1:].isalpha():  # "Jet al"
        return name, False
    return before.rstrip(" ,;"), True
