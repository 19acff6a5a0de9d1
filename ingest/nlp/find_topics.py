"""What a paper is about: well-known topics that its text names, then phrases that it repeats."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.nlp.find_institutions import blank_out_names
from ingest.nlp.topic_list import read_topic_list
from ingest.nlp.words import Word, read_sentence_words
from ingest.records import Finding

KEYPHRASE = "keyphrase"
_MOST_TOPICS = 5
_LONGEST_PHRASE = 4
_TITLE_WEIGHT = 3.0
_KNOWN_BONUS = 2.0
_LEAST_WEIGHT = 4.0
"""A phrase that is in no list stands in the title and in the abstract, or there four times."""
_FULL_SCORE = 12.0
_BROAD_DISCOUNT = 0.4
"""What is true of many papers goes behind narrower topics."""


def find_topics(title: str, abstract: str | None) -> tuple[Finding, ...]:
    """Give at most five topics, the weightiest first; the text alone decides."""
    weights: dict[str, float] = defaultdict(float)
    for text, weight in ((title, _TITLE_WEIGHT), (abstract or "", 1.0)):
        for phrase in _find_phrases(
            read_sentence_words(blank_out_names(text)), in_title=weight > 1
        ):
            weights[phrase] += weight
    kept = {phrase: _weigh(phrase, weight) for phrase, weight in weights.items()}
    ranked = sorted(((w, p) for p, w in kept.items() if w > 0), key=lambda one: (-one[0], one[1]))
    chosen = _drop_parts(ranked)[:_MOST_TOPICS]
    return tuple(
        Finding(phrase, KEYPHRASE, round(min(1.0, weight / _FULL_SCORE), 3))
        for weight, phrase in chosen
    )


def _find_phrases(words: Sequence[Word], *, in_title: bool) -> Iterator[str]:
    taken: set[int] = set()
    for start, length, name in _find_known(words):
        taken.update(range(start, start + length))
        yield name
    for run in _split_runs(words, taken):
        if _is_phrase(run, in_title=in_title):
            yield " ".join(word.form for word in run)


def _find_known(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Give known topics, the longest at each place."""
    start = 0
    while start < len(words):
        length, name = _match_known(words, start)
        if name:
            yield start, length, name
        start += length


def _match_known(words: Sequence[Word], start: int) -> tuple[int, str | None]:
    for forms, name in read_topic_list().by_first_word.get(words[start].form, ()):
        if tuple(word.form for word in words[start : start + len(forms)]) == forms:
            return len(forms), name
    return 1, None


def _split_runs(words: Sequence[Word], taken: set[int]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for place, word in enumerate(words):
        if word.breaks or place in taken:
            yield run
            run = []
        else:
            run.append(word)
    yield run


def _is_phrase(run: Sequence[Word], *, in_title: bool) -> bool:
    if not 1 < len(run) <= _LONGEST_PHRASE - in_title:
        return False
    if run[0].weak or run[-1].form.endswith("ed"):
        return False
    return sum(not word.weak for word in run) > 1


def _weigh(phrase: str, weight: float) -> float:
    if phrase in read_topic_list().names:
        bonus = _KNOWN_BONUS + weight
        return bonus * _BROAD_DISCOUNT if phrase in read_topic_list().broad else bonus
    return weight if weight >= _LEAST_WEIGHT else 0.0


def _drop_parts(ranked: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    kept: list[tuple[float, str]] = []
    for weight, phrase in ranked:
        if not any(phrase in other or other in phrase for _, other in kept):
            kept.append((weight, phrase))
    return kept
