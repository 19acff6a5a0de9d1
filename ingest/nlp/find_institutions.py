"""Institutions that a paper's tag or text names."""

import re

from ingest.nlp.gazetteer import Gazetteer, get_shipped_gazetteer
from ingest.nlp.institution import Institution
from ingest.nlp.spoken_names import SpokenName
from ingest.records import Finding

TAG = "tag"
MENTION = "mention"
_ADDRESS = re.compile(r"(?:https?://|www\.|\S+\.(?:com|org|io|net)/)\S*")


def find_institutions(
    title: str,
    abstract: str | None,
    tags: tuple[str, ...],
    gazetteer: Gazetteer | None = None,
) -> tuple[Finding, ...]:
    """Give the institutions of the tags, then those named in the text, each once.

    Without a gazetteer, the institutions that ship are looked for.
    """
    named = list_named(title, abstract, tags, gazetteer or get_shipped_gazetteer())
    return tuple(dict.fromkeys(Finding(one.name, method) for method, one in named))


def list_named(
    title: str, abstract: str | None, tags: tuple[str, ...], gazetteer: Gazetteer
) -> list[tuple[str, Institution]]:
    """Give the institutions of the tags, then those named in the text, each once and how."""
    found = {one.id: (TAG, one) for one in map(gazetteer.find_by_tag, tags)}
    for text in filter(None, (title, abstract)):
        for name in find_names(text, gazetteer):
            found.setdefault(name.institution.id, (MENTION, name.institution))
    return list(found.values())


def blank_out_names(text: str) -> str:
    """Give the text with a full stop for each shipped institution's name and each web address."""
    plain = _blank_out_addresses(text)
    for name in reversed(find_names(plain, get_shipped_gazetteer())):
        plain = f"{plain[: name.start]}.{plain[name.end :]}"
    return plain


def find_names(text: str, gazetteer: Gazetteer) -> list[SpokenName]:
    """Give the institutions' names in the text outside of web addresses, in order."""
    return list(gazetteer.spoken.find(_blank_out_addresses(text)))


def _blank_out_addresses(text: str) -> str:
    return _ADDRESS.sub(" . ", text)
