"""Text to one form: composed letters, plain spaces; and folded, for comparing."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls, but for those that are spaces
    "\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
# letters that no decomposition turns into their base letter
_STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe"}
    | {"ß": "ss", "\u0131": "i", "ĸ": "k", "ŋ": "n", "ə": "e", "ɨ": "i"}
)


def clean_text(text: str) -> str | None:
    """Compose letters (NFC), drop invisible characters, and make each run of space one space."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", text).strip() or None


def fold_text(text: str) -> str:
    """Give the text in lower case without accents: "Hägele" → "hagele", "Łukasz" → "lukasz"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_STROKES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
