"""Well-known research topics: how texts write them, and which is part of which."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ingest.nlp.word_lists import read_lines
from ingest.nlp.words import make_singular, make_word

_LIST = "controlled_topics.txt"
_MANY_PARTS = 10

Spelling = tuple[tuple[str, ...], str]
"""The words of one way to write a topic, as they are compared, and the topic's name."""


@dataclass(frozen=True, slots=True)
class TopicList:
    """`by_first_word` has every way to write a topic, the longest first.

    `broader` gives the topics that one is part of; `broad` are those with many parts.
    """

    by_first_word: Mapping[str, list[Spelling]]
    broader: Mapping[str, tuple[str, ...]]
    broad: frozenset[str]
    names: frozenset[str]


@cache
def read_topic_list() -> TopicList:
    """Give the list of topics that comes with the program."""
    written: dict[str, set[Spelling]] = defaultdict(set)
    broader: dict[str, dict[str, None]] = defaultdict(dict)
    heading = ""
    for line in read_lines(_LIST):
        if line.startswith("["):
            heading, _, above = (part.strip() for part in line.strip("[]").partition("<"))
            broader[heading].update(dict.fromkeys(filter(None, [above])))
            continue
        name, *others = (part.strip() for part in line.split(";"))
        broader[name].setdefault(heading)
        for one in (name, *others):
            forms = tuple(make_singular(make_word(word).form) for word in one.split())
            written[forms[0]].add((forms, name))
    parts = Counter(one for above in broader.values() for one in above)
    return TopicList(
        {first: sorted(ways, key=_by_length) for first, ways in written.items()},
        {name: tuple(above) for name, above in broader.items()},
        frozenset(name for name, count in parts.items() if count >= _MANY_PARTS),
        frozenset(broader),
    )


def find_broader_topics(name: str) -> tuple[str, ...]:
    """Give the topics of the list that one of the list is part of; none for any other."""
    return read_topic_list().broader.get(name, ())


def _by_length(way: Spelling) -> tuple[int, tuple[str, ...], str]:
    return -len(way[0]), *way
