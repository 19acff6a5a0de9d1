"""Titles: readable, and as a key to compare by."""

import re

from ingest.markup import strip_latex, strip_tags
from ingest.normalisers.unicode import clean_text, fold_text

_NOT_WORD = re.compile(r"[\W_]+")


def clean_title(text: str) -> str | None:
    """Give the title in Unicode: tags and LaTeX resolved, spaces plain, no stop at its end."""
    title = clean_text(strip_latex(strip_tags(text)))
    if title and title.endswith(".") and not title.endswith(".."):
        title = title[:-1].rstrip()
    return title or None


def make_title_key(text: str) -> str | None:
    """Give the title's words, folded and joined: equal for two prints of one title."""
    title = clean_title(text)
    key = _NOT_WORD.sub(" ", fold_text(title)).strip() if title else ""
    return key or None
