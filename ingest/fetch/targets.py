"""What a user asks for, told apart by prefix or shape."""

from dataclasses import dataclass

from graph.identifiers import clean_arxiv_id, clean_doi, clean_openalex_id, clean_orcid
from ingest.fetch.errors import UnknownTargetError

_CLEANERS = {
    "openalex": clean_openalex_id,
    "orcid": clean_orcid,
    "arxiv": clean_arxiv_id,
    "doi": clean_doi,
}
_OPENALEX_KINDS = "WAI"


@dataclass(frozen=True, slots=True)
class Target:
    """An identifier and whose it is: `doi`, `arxiv`, `openalex` or `orcid`."""

    scheme: str
    id: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.id}"


def parse_target(text: str) -> Target:
    """Read `doi:…`, `arxiv:…`, `openalex:…`, `orcid:…`, or an identifier or address by itself.

    Raises:
        UnknownTargetError: It is none of them, or of a kind that is not fetched.
    """
    prefix, colon, rest = text.strip().partition(":")
    scheme = prefix.lower()
    if colon and scheme in _CLEANERS:
        found = _CLEANERS[scheme](rest)
        target = Target(scheme, found) if found else None
    else:
        shapes = ((name, clean(text)) for name, clean in _CLEANERS.items())
        target = next((Target(name, found) for name, found in shapes if found), None)
    if target is None:
        raise UnknownTargetError(
            f"{text!r} is no identifier that can be fetched; expected doi:10.…, arxiv:2101.00001, "
            "openalex:W…, openalex:A…, openalex:I… or orcid:0000-…."
        )
    if target.scheme == "openalex" and target.id[0] not in _OPENALEX_KINDS:
        raise UnknownTargetError(
            f"{text!r} is no work (W…), author (A…) or institution (I…) of OpenAlex."
        )
    return target
