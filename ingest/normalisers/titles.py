"""Titles: readable, and as a key to compare by."""

import re

from ingest.markup import strip_latex, typeset
from ingest.normalisers.unicode import clean_text, fold_text
from ingest.tags import strip_tags

_NOT_WORD = re.compile(r"[\W_]+")


def clean_title(text: str) -> str | None:
    """Give the title in Unicode: tags and LaTeX resolved, spaces plain, no stop at its end."""
    title = clean_text(strip_latex(strip_tags(text)))
    if title and title.endswith(".") and not title.endswith(".."):
        title = title[:-1].rstrip()
    return title or None


def make_title_key(text: str) -> str | None:
    """Give the title's words, folded and joined: equal for two prints of one title."""
    return _join_words(clean_title(text))


def make_entry_key(text: str) -> str | None:
    """Give the title's words as the ids of entries hold them, which graphs have stored.

    It may never change, so it takes no part in how titles are cleaned: only LaTeX is resolved.
    """
    return _join_words(clean_text(typeset(text)))


def _join_words(text: str | None) -> str | None:
    return (_NOT_WORD.sub(" ", fold_text(text)).strip() if text else "") or None
