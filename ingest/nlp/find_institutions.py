"""Institutions that a paper's tag or text names."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

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
_WORD = re.compile(r"\w+")
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
    plain = _ADDRESS.sub(" . ", text)
    found = [
        (match.start(), match.end(), key)
        for word in sorted(set(_WORD.findall(plain)) & _by_first_word().keys())
        for name, key in _by_first_word()[word]
        if name in plain
        for match in re.finditer(re.escape(name), plain)
    ]
    if not found:
        return []
    doc = get_language().make_doc(plain)
    spans = (doc.char_span(start, end, label=key) for start, end, key in found)
    return filter_spans(span for span in spans if span is not None)


@cache
def _by_label() -> dict[str, Institution]:
    return {one.id: one for one in list_institutions()}


@cache
def _by_first_word() -> dict[str, list[tuple[str, str]]]:
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, key in _list_names():
        names[_WORD.findall(name)[0]].append((name, key))
    return dict(names)


def _list_names() -> Iterator[tuple[str, str]]:
    """Give the names that running text is searched for; one that several bear tells nothing."""
    spoken = {name: one.id for one in list_institutions() for name in one.spoken}
    bearers: dict[str, set[str]] = defaultdict(set)
    for one in list_institutions():
        if one.type != _COMPANY:
            for name in (one.name, *one.aliases):
                bearers[name].add(one.id)
    yield from spoken.items()
    for name, keys in bearers.items():
        if len(keys) == 1 and name not in spoken and is_telling(name):
            yield name, next(iter(keys))


def is_telling(name: str) -> bool:
    """Whether running text that has the name means the institution, not ordinary words.

    Two capitalised words at least, and one that is no ordinary word: "Nature", "Target" and "Data
    Science Institute" are not enough.
    """
    words = name.split()
    capitals = [word for word in words if _CAPITAL.match(word)]
    ordinary = read_words(_ORDINARY)
    telling = [word for word in capitals if not set(_WORD.findall(word.lower())) <= ordinary]
    return len(capitals) >= _FEWEST_CAPITALS and any(len(word) > 1 for word in telling)
