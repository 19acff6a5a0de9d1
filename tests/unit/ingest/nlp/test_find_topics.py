from dataclasses import dataclass

import pytest

from ingest.nlp.find_topics import find_topics
from ingest.nlp.topic_list import find_broader_topics, read_topic_list
from ingest.nlp.words import make_singular

_DEEPEST = 7


@dataclass(frozen=True)
class Case:
    id: str
    title: str
    abstract: str | None
    first: str
    absent: frozenset[str] = frozenset()


CASES = [
    Case("a known topic in the title", "Differential Privacy at Sea", None, "differential privacy"),
    Case("another way to write it", "Differentially Private Boats", None, "differential privacy"),
    Case("a hyphen and a plural", "Chest X-rays at Sea", None, "chest x ray"),
    Case("the longer topic counts", "Graph Neural Networks for Fish", None,
         "graph neural network", frozenset({"neural network"})),
    Case("what the text says most goes first", "On Boats and Fish",
         "Anomaly detection finds odd fish. Anomaly detection finds odd boats. Clustering helps.",
         "anomaly detection"),
    Case("a phrase of the title that the text takes up", "Lighthouse Keeping in Winter",
         "It is about lighthouse keeping.", "lighthouse keeping"),
    Case("an apostrophe", "Alzheimer’s disease at Sea", None, "alzheimer's disease"),
    Case("physics", "Majorana zero modes in Josephson junctions", None, "josephson junction"),
    Case("mathematics", "On the Riemann zeta function", None, "zeta function"),
    Case("statistics", "Conformal prediction under covariate shift", None, "conformal prediction"),
    Case("biology", "CRISPR screens", None, "crispr"),
    Case("economics", "A regression discontinuity in labour markets", None, "labor economics"),
    Case("electrical engineering", "MIMO at Sea", None, "channel estimation"),
    Case("a broad topic goes behind a narrow one", "Deep Learning for Federated Learning", None,
         "federated learning"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_text_has_topics(case: Case) -> None:
    names = [topic.name for topic in find_topics(case.title, case.abstract)]

    assert names[0] == case.first
    assert not case.absent & set(names)


def test_ordinary_words_are_no_topics() -> None:
    text = (
        "We propose a novel approach. The proposed approach shows strong performance. "
        "Our method achieves better results; this approach needs less data and learning. "
    ) * 3

    assert find_topics("A Novel Approach to Learning", text) == ()


def test_a_phrase_that_an_abstract_repeats_is_a_topic_and_a_single_one_is_not() -> None:
    often = "Tidal gates are old. See the tidal gates. No tidal gates here, but tidal gates there."

    assert [topic.name for topic in find_topics("Water", often)] == ["tidal gate"]
    assert find_topics("Water", "Tidal gates are old. See the sluice doors.") == ()


def test_names_of_institutions_are_no_topics() -> None:
    text = "The Mayo Clinic helps. " * 6

    assert find_topics("By the Mayo Clinic", text) == ()


def test_there_are_at_most_five_with_scores_from_best_to_least() -> None:
    title = "Federated Learning, Active Learning, Clustering, Object Detection, Robotics, Privacy"
    topics = find_topics(f"{title} Attack, Image Registration", None)

    scores = [topic.score or 0 for topic in topics]
    assert len(topics) == 5
    assert scores == sorted(scores, reverse=True)
    assert all(
        0 < score <= 1 and topic.method == "keyphrase"
        for topic, score in zip(topics, scores, strict=True)
    )


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("networks", "network"),
        ("studies", "study"),
        ("analyses", "analysis"),
        ("biases", "bias"),
        ("classes", "class"),
        ("boxes", "box"),
        ("physics", "physics"),
        ("process", "process"),
        ("corpus", "corpus"),
        ("gas", "gas"),
    ],
)
def test_plurals_become_singular(plural: str, singular: str) -> None:
    assert make_singular(plural) == singular


def test_every_topic_of_the_list_leads_to_a_field_without_going_round() -> None:
    known = read_topic_list()
    fields = {name for name in known.names if not find_broader_topics(name)}

    for name in known.names:
        above = {name}
        for _ in range(_DEEPEST):
            above = {one for part in above for one in find_broader_topics(part)}
        assert not above, f"{name} is part of itself, or too deep"

    assert fields == {
        *("biology", "computer science", "economics", "electrical engineering", "mathematics"),
        *("medicine", "physics", "social science", "statistics"),
    }


def test_every_spelling_means_one_topic() -> None:
    meant: dict[tuple[str, ...], set[str]] = {}
    for ways in read_topic_list().by_first_word.values():
        for forms, name in ways:
            meant.setdefault(forms, set()).add(name)

    assert {forms: names for forms, names in meant.items() if len(names) > 1} == {}


def test_a_free_topic_is_part_of_nothing() -> None:
    assert find_broader_topics("tidal gate") == ()
    assert find_broader_topics("graph neural network") == ("deep learning", "neural network")
