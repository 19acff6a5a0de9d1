from dataclasses import dataclass

import pytest

from ingest.nlp.find_topics import find_topics
from ingest.nlp.words import make_singular


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
