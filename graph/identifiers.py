"""Identifiers that others give to papers, authors and institutions, in one canonical form each.

Every `clean_…` takes what people write (bare, with a prefix, as an address, in any case) and gives
the form that the graph keeps, or None where the text is no such identifier.
"""

import re
from urllib.parse import unquote

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_DOI_PREFIX = re.compile(
    r"^(?:(?:https?://)?(?:[\w-]+\.)*doi\.org/|(?:info:)?doi\s*[:/]?\s*|https?://[\w.-]+/(?=10\.))",
    re.IGNORECASE,
)
_DOI_TAIL = ".,;:'\"”’"
_OPENED_BY = {")": "(", "]": "[", "}": "{", ">": "<"}
_ARXIV_NEW = re.compile(r"(?<![\d.])(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?(?![\d.]*\d)")
_ARXIV_OLD = re.compile(
    r"(?<![\w-])([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?/(\d{7})(?:v\d+)?(?!\d)", re.IGNORECASE
)
_ARXIV_PREFIX = re.compile(
    r"(?:oai:)?(?:https?://)?(?:[\w-]+\.)*?"
    r"(?:arxiv\.org(?:/(?:abs|pdf|html|format)/|:)|arxiv\s*:\s*|(?:org/)?10\.48550/arxiv\.)",
    re.IGNORECASE,
)
_ARXIV_NAMED = re.compile(
    r"arxiv(?:(?:\.org)?(?:/(?:abs|pdf|html|format)/|\s*:\s*)|\.(?=\d))", re.IGNORECASE
)
_ORCID = re.compile(r"(?:^|[/:\s])(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])/?$")
_ROR = re.compile(r"(?:^|/)(0[a-hj-km-np-tv-z0-9]{6}\d{2})/?$")
_OPENALEX = re.compile(r"(?:^|/|:)([WAISTCPFKV]\d+)$", re.IGNORECASE)
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def clean_doi(text: str | None) -> str | None:
    """Give a DOI in lower case, without resolver: `10.7717/peerj.4375`."""
    bare = _DOI_PREFIX.sub("", unquote((text or "").strip()).lstrip("(<["))
    return find_doi(bare) if _DOI.fullmatch(bare) else None


def find_doi(text: str | None) -> str | None:
    """Give the first DOI that stands somewhere in a text."""
    match = _DOI.search(text or "")
    if match is None:
        return None
    doi = _without_tail(match[0].lower())
    return doi if doi.partition("/")[2] else None


def clean_arxiv_id(text: str | None) -> str | None:
    """Give an arXiv id without its version: `2101.00001`, `math/0211159`."""
    if not text:
        return None
    bare = text.strip()
    prefix = _ARXIV_PREFIX.match(bare)
    bare = bare[prefix.end() :] if prefix is not None else bare
    new = _ARXIV_NEW.match(bare)
    if new is not None:
        return new[1]
    old = _ARXIV_OLD.match(bare)
    return f"{old[1].lower()}/{old[2]}" if old is not None else None


def find_arxiv_id(text: str | None) -> str | None:
    """Give the arXiv id that a text names as such ("arXiv preprint arXiv:2101.00001")."""
    for prefix in _ARXIV_NAMED.finditer(text or ""):
        found = clean_arxiv_id((text or "")[prefix.end() :])
        if found is not None:
            return found
    return None


def clean_orcid(text: str | None) -> str | None:
    """Give an ORCID iD with hyphens whose check digit is right: `0000-0002-1825-0097`."""
    match = _ORCID.search((text or "").strip())
    if match is None:
        return None
    digits = "".join(match.groups()).upper()
    return "-".join(match.groups()).upper() if _orcid_check(digits[:15]) == digits[15] else None


def clean_ror(text: str | None) -> str | None:
    """Give a ROR id, bare, whose two check digits are right: `05ppvf150`."""
    match = _ROR.search((text or "").strip().lower())
    return match[1] if match is not None and _has_ror_check(match[1]) else None


def clean_openalex_id(text: str | None) -> str | None:
    """Give an OpenAlex id, bare: `W2741809807`."""
    match = _OPENALEX.search((text or "").strip())
    return match[1].upper() if match is not None else None


def _without_tail(doi: str) -> str:
    """Leave out the marks behind a DOI, and closing brackets while brackets don't pair."""
    # Counted once: a text may be nothing but brackets.
    surplus = {sign: doi.count(sign) - doi.count(opened) for sign, opened in _OPENED_BY.items()}
    end = len(doi)
    while end:
        last = doi[end - 1]
        if last in surplus and any(surplus.values()):
            surplus[last] -= 1
        elif last not in _DOI_TAIL:
            break
        end -= 1
    return doi[:end]


def _orcid_check(digits: str) -> str:
    """Compute the ISO 7064 11-2 check digit of the first fifteen."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "X" if check == 10 else str(check)  # noqa: PLR2004 - "X" stands for ten


def _has_ror_check(ror: str) -> bool:
    """Check the two last digits of a ROR id (ISO 7064 97-10 over Crockford's base 32)."""
    number = 0
    for letter in ror[:-2]:
        number = number * 32 + _CROCKFORD.index(letter)
    return 98 - (number * 100) % 97 == int(ror[-2:])
