"""The tokeniser that all stages share: English rules, no statistical model."""

from functools import cache

import spacy
from spacy.language import Language


@cache
def get_language() -> Language:
    """Give spaCy's blank English pipeline."""
    return spacy.blank("en")
