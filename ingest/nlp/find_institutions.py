"""Institutions that a paper's tag or text names."""

import re
from collections.abc import Iterator

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
    known = gazetteer or get_shipped_gazetteer()
    tagged = [known.find_by_tag(tag) for tag in tags]
    mentioned = [one for text in (title, abstract) if text for one in _list_named(text, known)]
    findings = [Finding(one.name, TAG) for one in tagged]
    findings += [Finding(one.name, MENTION) for one in mentioned if one not in tagged]
    return tuple(dict.fromkeys(findings))


def _list_named(text: str, gazetteer: Gazetteer) -> Iterator[Institution]:
    for name in find_names(text, gazetteer):
        yield name.institution


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
