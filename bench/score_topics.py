"""Measures the finding of topics: milliseconds a paper, how often, and which, beside peers.

Usage: python -m bench.score_topics PAPERS.jsonl.gz [--papers N] [--json FILE]

PAPERS has lines with `title` and perhaps `abstract`; every so-manieth is taken. Peers: a counter of
n-grams without stop words, and yake where it is installed (`pip install yake`). There is no
annotated answer, so quality is told by what can be counted: how many papers have a topic, how many
topics are of the list with its hierarchy, how many papers a topic joins, and how many topics are
words that say nothing.
"""

import argparse
import gzip
import importlib
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import orjson
from spacy.lang.en.stop_words import STOP_WORDS

from ingest.nlp.find_topics import find_topics
from ingest.nlp.topic_list import read_topic_list
from ingest.nlp.word_lists import read_words

_PAPERS = 2000
_MOST = 5
_LONGEST = 3
_EMPTY = ("weak_words.txt", "breaking_words.txt")

Paper = tuple[str, str | None]
Finder = Callable[[Paper], list[str]]


def main() -> None:
    """Measure ours and the peers, print, and write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers_file", type=Path, metavar="PAPERS")
    parser.add_argument("--papers", type=int, default=_PAPERS)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    papers = read_papers(arguments.papers_file, arguments.papers)
    finders: dict[str, Finder] = {"ours": find_ours, "n-grams": find_ngrams}
    yake = build_yake()
    if yake:
        finders["yake"] = yake
    else:
        print("yake is not installed, so it is not measured")
    report = {name: measure(name, find, papers) for name, find in finders.items()}
    if arguments.json:
        arguments.json.write_bytes(orjson.dumps(report, option=orjson.OPT_INDENT_2))


def read_papers(path: Path, wanted: int) -> list[Paper]:
    """Read papers that have an abstract, evenly spread over the file."""
    with gzip.open(path) as lines:
        rows = [row for row in map(orjson.loads, lines) if row.get("abstract")]
    return [(row["title"], row["abstract"]) for row in rows[:: max(1, len(rows) // wanted)]]


def measure(name: str, find: Finder, papers: Sequence[Paper]) -> dict[str, Any]:
    """Time a finder over the papers and count what it gives."""
    find(papers[0])
    started = time.process_time()
    found = [find(paper) for paper in papers]
    each = (time.process_time() - started) / len(papers) * 1000
    topics = Counter(topic for one in found for topic in one)
    known = read_topic_list().names
    figures = {
        "cpu_milliseconds_a_paper": round(each, 3),
        "papers_with_a_topic": round(sum(map(bool, found)) / len(found), 3),
        "topics_a_paper": round(topics.total() / len(found), 2),
        "of_the_list": round(sum(topics[t] for t in topics if t in known) / topics.total(), 3),
        "papers_a_topic": round(topics.total() / len(topics), 2),
        "empty_words": sum(topics[topic] for topic in topics if is_empty(topic)),
    }
    print(f"{name:8}", *(f"{key} {value}" for key, value in figures.items()), sep="  ")
    print(" " * 9, ", ".join(f"{topic} {count}" for topic, count in topics.most_common(12)))
    return figures


def is_empty(topic: str) -> bool:
    """Whether the topic is no known one and only of words that say nothing about a paper."""
    if topic in read_topic_list().names:
        return False
    empty = STOP_WORDS.union(*(read_words(name) for name in _EMPTY))
    return all(word in empty for word in topic.lower().split())


def find_ours(paper: Paper) -> list[str]:
    """Give the topics of `ingest.nlp`."""
    return [topic.name for topic in find_topics(*paper)]


def find_ngrams(paper: Paper) -> list[str]:
    """Give the n-grams without stop words that stand most often in the text, longer ones first."""
    words = " ".join(part for part in paper if part).lower().split()
    counts: Counter[str] = Counter()
    for length in range(1, _LONGEST + 1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if all(word.isalpha() and word not in STOP_WORDS for word in run):
                counts[" ".join(run)] += length
    return [ngram for ngram, _ in counts.most_common(_MOST)]


def build_yake() -> Finder | None:
    """Give yake's extractor, or nothing where it is not installed."""
    try:
        yake = importlib.import_module("yake")
    except ModuleNotFoundError:
        return None
    extractor = yake.KeywordExtractor(lan="en", n=_LONGEST, top=_MOST)

    def find(paper: Paper) -> list[str]:
        text = ". ".join(part for part in paper if part)
        return [keyword.lower() for keyword, _ in extractor.extract_keywords(text)]

    return find


if __name__ == "__main__":
    main()
