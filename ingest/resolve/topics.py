"""What the papers of a batch are about, and what those topics are part of, as rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from slugify import slugify

from ingest.linkers.merge_papers import Paper
from ingest.loaders.changes import Changes, Row
from ingest.nlp.find_topics import KEYPHRASE, find_topics
from ingest.nlp.topic_list import find_broader_topics, read_topic_list
from ingest.records import Finding
from ingest.slugs import digest


def add_topics(changes: Changes, papers: Sequence[Paper]) -> None:
    """Add the topics of the papers, and the broader ones of those that are on the list."""
    for paper in papers:
        _add_topics_of(changes, paper)
    listed = _gather_listed(row["id"] for row in changes.topics)
    changes.topics += [_describe(key, name) for key, name in listed.items()]
    changes.topics = _keep_least(changes.topics)
    changes.topic_parents += [
        {"topic": key, "broader": [name_topic(one) for one in find_broader_topics(name)]}
        for key, name in sorted(listed.items())
    ]
    changes.counted_topics |= listed.keys()


@lru_cache(maxsize=50_000)
def name_topic(name: str) -> str:
    """Give the id of the topic of this name."""
    return f"topic:{slugify(name) or digest(name)}"


def _add_topics_of(changes: Changes, paper: Paper) -> None:
    subjects: dict[str, dict[str, Any]] = {}
    for topic in _list_topics(paper):
        key = name_topic(topic.name)
        properties = {"name": topic.name, "kind": topic.method, "searchText": topic.name}
        changes.topics.append({"id": key, "properties": properties})
        stored = {"score": 1.0 if topic.score is None else topic.score, "method": topic.method}
        subjects.setdefault(key, {"topic": key, "properties": stored})
        changes.counted_topics.add(key)
    changes.subjects.append({"paper": paper.id, "subjects": list(subjects.values())})


def _list_topics(paper: Paper) -> Iterator[Finding]:
    """Give what the sources say that the paper is about, then what its text is found to say."""
    for topic in paper.topics_given:
        score = None if topic.score is None else min(1.0, max(0.0, float(topic.score)))
        yield Finding(topic.name, slugify(topic.method), score)
    found = paper.topics_found
    yield from find_topics(paper.title, paper.abstract) if found is None else found


def _gather_listed(keys: Iterable[str]) -> Mapping[str, str]:
    """Give those that are on the list and everything that they are part of, with their names.

    Whoever names a topic, it has its place: an id tells it, not where it comes from.
    """
    by_id = _read_ids()
    found: dict[str, str] = {}
    waiting = [by_id[key] for key in keys if key in by_id]
    while waiting:
        name = waiting.pop()
        if found.setdefault(name_topic(name), name) == name:
            waiting += [one for one in find_broader_topics(name) if name_topic(one) not in found]
    return found


@cache
def _read_ids() -> Mapping[str, str]:
    return {name_topic(name): name for name in sorted(read_topic_list().names)}


def _describe(key: str, name: str) -> Row:
    return {"id": key, "properties": {"name": name, "kind": KEYPHRASE, "searchText": name}}


def _keep_least(topics: Iterable[Row]) -> list[Row]:
    """Give each topic once: of several ways to write it, and to find it, the least."""
    least: dict[str, dict[str, str]] = {}
    for row in topics:
        said = row["properties"]
        known = least.setdefault(row["id"], dict(said))
        known |= {key: min(known[key], said[key]) for key in known}
    return [{"id": key, "properties": said} for key, said in least.items()]
