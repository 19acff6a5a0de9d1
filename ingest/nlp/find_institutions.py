"""Institutions that a paper's tag or text names."""

import re
from collections.abc import Iterator
from functools import cache

from slugify import slugify
from spacy.matcher import PhraseMatcher
from spacy.tokens import Span
from spacy.util import filter_spans

from ingest.nlp.gazetteer import Institution, find_by_tag, list_institutions
from ingest.nlp.language import get_language
from ingest.nlp.word_lists import read_words
from ingest.records import Finding

TAG = "tag"
MENTION = "mention"
_COMPANY = "company"
"""Texts name companies for their products; only names that mean the laboratory are taken."""
_ADDRESS = re.compile(r"(?:https?://|www\.|\S+\.(?:com|org|io|net)/)\S*")
_CAPITAL = re.compile(r"^[^\W\d_a-z]")
_FEWEST_CAPITALS = 2
_ORDINARY = "ordinary_words.txt"


def find_institutions(
    title: str, abstract: str | None, tags: tuple[str, ...]
) -> tuple[Finding, ...]:
    """Give the institutions of the tags, then those named in the text, each once."""
    tagged = [find_by_tag(tag) for tag in tags]
    mentioned = [one for text in (title, abstract) if text for one in _read_mentions(text)]
    findings = [Finding(one.name, TAG) for one in tagged]
    findings += [Finding(one.name, MENTION) for one in mentioned if one not in tagged]
    return tuple(dict.fromkeys(findings))


def _read_mentions(text: str) -> Iterator[Institution]:
    for span in find_names(text):
        yield _by_label()[span.label_]


def blank_out_names(text: str) -> str:
    """Give the text with a full stop for each institution's name and each web address."""
    plain = _ADDRESS.sub(" . ", text)
    for span in reversed(find_names(plain)):
        plain = f"{plain[: span.start_char]}.{plain[span.end_char :]}"
    return plain


def find_names(text: str) -> list[Span]:
    """Give the institutions' names in the text, those that are part of no longer one."""
    doc = get_language().make_doc(_ADDRESS.sub(" . ", text))
    return filter_spans(_matcher()(doc, as_spans=True))


@cache
def _by_label() -> dict[str, Institution]:
    return {one.id: one for one in list_institutions()}


@cache
def _matcher() -> PhraseMatcher:
    language = get_language()
    matcher = PhraseMatcher(language.vocab, attr="ORTH")
    for one in list_institutions():
        written = set(one.spoken)
        if one.type != _COMPANY:
            written |= {name for name in (one.name, *one.aliases) if is_telling(name)}
        matcher.add(one.id, [language.make_doc(name) for name in sorted(written)])
    return matcher


def is_telling(name: str) -> bool:
    """Whether running text that has the name means the institution, not ordinary words.

    Two capitalised words at least, and one that is no ordinary word: "Nature", "Target" and "Data
    Science Institute" are not enough.
    """
    words = name.split()
    capitals = [word for word in words if _CAPITAL.match(word)]
    telling = [
        word for word in capitals if not set(slugify(word).split("-")) <= read_words(_ORDINARY)
    ]
    return len(capitals) >= _FEWEST_CAPITALS and any(len(word) > 1 for word in telling)
