"""PubMed's ids, as bibliographies have them beside the DOI."""

import re

_PMID = re.compile(r"(?:PMID:?\s*)?(\d{1,8})", re.IGNORECASE)
_PMCID = re.compile(r"(?:PMCID:?\s*)?(?:PMC)?(\d{1,8})", re.IGNORECASE)


def list_pubmed_ids(pmid: object, pmcid: object) -> tuple[str, ...]:
    """Give the ids, texts or numbers, with their prefixes; what is no such id is left out."""
    found = (("pmid", _PMID.fullmatch(_text(pmid))), ("pmcid", _PMCID.fullmatch(_text(pmcid))))
    return tuple(f"{kind}:{match[1]}" for kind, match in found if match is not None)


def _text(value: object) -> str:
    return str(value or "").strip()
