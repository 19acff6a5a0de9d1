"""Words that are Chinese syllables in Latin letters: they compare unlike other names."""

import re
from functools import lru_cache

_SYLLABLE = re.compile(
    r"er|[jqxyln]ue|[bpmflwy]?o"
    r"|(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:a|e|ai|ei|ao|ou|an|en|ang|eng|i|ia|ie|iao|iu|ian|in|iang|ing|iong"
    r"|u|ua|uo|uai|ui|uan|un|uang|ong|ve|v)"
)
_VOWEL = re.compile(r"[eo]")
"""What a later syllable does not begin with, unless an apostrophe stands before it."""


@lru_cache(maxsize=200_000)
def is_syllable(word: str) -> bool:
    """Whether the word has the form of one syllable of Pinyin."""
    return _SYLLABLE.fullmatch(word) is not None


@lru_cache(maxsize=200_000)
def is_syllables(word: str) -> bool:
    """Whether the word has the form of one or more such syllables written as one."""
    return is_syllable(word) or any(
        is_syllable(word[:cut]) and not _VOWEL.match(word[cut]) and is_syllables(word[cut:])
        for cut in range(1, len(word))
    )
