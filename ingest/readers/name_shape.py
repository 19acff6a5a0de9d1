"""How much a stretch of text looks like one person's name.

Scores add up like log-odds against "a stretch of a title". The weights were set by hand, on the
errors over one bibliography; `docs/explanation/pages.md` says how they do on its other records.
"""

import re

from ingest.readers.evidence import Evidence

# Parts that stand in lower case inside a name ("Erik-Jan van der Linden", "Maria Pia di Buono")
PARTICLES = frozenset(
    {"af", "al", "am", "av", "bar", "ben", "bin", "bint", "da", "dal", "dalla", "das", "de"}
    | {"degli", "dei", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "het"}
    | {"ibn", "im", "in", "la", "las", "le", "li", "lo", "los", "op", "san", "sankt", "santa"}
    | {"st", "t", "te", "ten", "ter", "und", "van", "vander", "vom", "von", "vor", "y", "zu"}
    | {"zum", "zur"}
)
_PARTS_SCORE = {1: -4.5, 2: 0.0, 3: -1.0, 4: -3.0, 5: -5.0}
_TOO_MANY_PARTS = -9.0
_KNOWN_NAME = 6.0
_INITIALS = re.compile(r"[^\W\d_]|(?:[^\W\d_]\.-?)+")
_GENERATION = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|PhD)\.?")
_JOINED_PREFIX = re.compile(
    r"^(?:Mc|Mac|Di|De|Da|Del|Des|Du|Dos|La|Le|Li|Lo|Van|Von|Fitz|Al|El|Abu|Ben|San|St|Ha|ter|te)$"
)
_ELIDED = re.compile(r"^(?:d|l|al|el|ul|ur|abd|t)['’‘`-]", re.IGNORECASE)
_NEVER_IN_NAMES = re.compile(r"[\d:?!;/#&%=+*<>\[\]{}~@|\\$^_–—…]")
_NICKNAME = re.compile(r"[()\"“”„«»]")
_HUMP = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])")
SYLLABLE = re.compile(r"[A-Z][b-df-hj-np-tv-xz]{0,2}[aeiouy]{1,3}(?:ng|[nmklprthiouw])?")
_INNER_STOP = re.compile(r"[^\W\d_]{2}\.[^\W\d_]")
# Endings of words of the language, rare in names
_WORD_ENDING = re.compile(
    r"(?:tion|sion|ing|ment|ity|ness|ings|tions|sions|ments|tics|ogy|ogies|ncies|ences|ances|able|"
    r"ible|ised|ized|ative|isms?|graphy|works?|ages|texts?|nets?|ities|ators?)$"
)


def score_name(name: str, evidence: Evidence) -> float:
    """Score a whole name."""
    parts = name.replace(",", " ").split()
    score = _PARTS_SCORE.get(len(parts), _TOO_MANY_PARTS)
    if evidence.names[name]:
        score += _KNOWN_NAME + min(2.0, evidence.names[name] / 2)
    last = len(parts) - 1
    return score + sum(_score_part(part, evidence, at, last) for at, part in enumerate(parts))


def find_humps(word: str) -> list[int]:
    """Give the places inside a word where a capital follows a small letter."""
    return [
        at.start()
        for at in _HUMP.finditer(word)
        if word[at.start() - 1].islower() and word[at.start()].isupper()
    ]


def looks_like_word(word: str) -> bool:
    """Tell whether a word ends as words of the language do and names seldom do."""
    return len(word) > 5 and _WORD_ENDING.search(word) is not None  # noqa: PLR2004


def _score_part(part: str, evidence: Evidence, at: int, last: int) -> float:
    bare = part.strip(".,")
    if not bare:
        return -2.0
    fixed = _score_fixed_form(part, bare, is_last=at == last, is_only=last == 0)
    if fixed is not None:
        return fixed
    score = _score_spelling(part, bare, is_first=at == 0)
    seen = evidence.name_tokens[part]
    if seen:
        return score + min(4.0, 2 + seen / 2)
    return score + _score_humps(bare, evidence, is_first=at == 0) + _score_as_word(bare, evidence)


def _score_fixed_form(part: str, bare: str, *, is_last: bool, is_only: bool) -> float | None:
    """Score initials, particles and generations; None for an ordinary part."""
    if _INITIALS.fullmatch(part) and bare[0].isupper():
        return -3.0 if is_last else 0.5
    if bare.lower() in PARTICLES and (bare.islower() or bare.istitle()):
        if is_last:
            return -4.0 if bare.islower() else -0.5
        return 0.0
    if is_last and not is_only and _GENERATION.fullmatch(part):
        return 0.0
    return None


def _score_spelling(part: str, bare: str, *, is_first: bool) -> float:
    first = bare[0]
    if first.islower():
        return -1.0 if _ELIDED.match(part) else -9.0
    score = 0.0
    if _NEVER_IN_NAMES.search(part) or not any(c.isalpha() for c in part):
        score -= 9.0
    if _NICKNAME.search(part):
        score -= 4.0
    if _INNER_STOP.search(bare):
        score -= 4.0
    if len(bare) > 1 and bare.isupper():
        score -= 1.5 if len(bare) == 2 and not is_first else 3.0  # noqa: PLR2004
    elif _has_capitals_before_small(bare):
        score -= 5.0  # "LPSteven": the title's last capitals
    return score


def _has_capitals_before_small(bare: str) -> bool:
    return any(
        one.isupper() and two.isupper() and three.islower()
        for one, two, three in zip(bare, bare[1:], bare[2:], strict=False)
    )


def _score_humps(bare: str, evidence: Evidence, *, is_first: bool) -> float:
    humps = find_humps(bare)
    if not humps:
        return 0.0
    head, tail = bare[: humps[0]], bare[humps[0] :]
    if _JOINED_PREFIX.match(head):
        return -1.0
    if len(humps) == 1 and SYLLABLE.fullmatch(head) and SYLLABLE.fullmatch(tail):
        return -1.5  # "GuoDong", "SiYu"
    if not is_first:
        return -3.5  # "QasemiZadeh"; no title ends inside a later part
    return -9.0 if evidence.name_tokens[bare[humps[-1] :]] else -8.5


def _score_as_word(bare: str, evidence: Evidence) -> float:
    score = 0.0
    for piece in re.split(r"[-'’.]", bare.lower())[:2]:
        if evidence.plain_words[piece]:
            score -= min(4.5, 2 + 0.3 * evidence.plain_words[piece])
        elif looks_like_word(piece):
            score -= 2.0
    return score
