"""Free phrases go to the nearest topic of the list; the model is a small one, made by hand."""

import pickle
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.nlp.topic_vectors import LEAST_COSINE, VECTORS, TopicVectors
from ingest.records import Finding
from tests.helpers.small_vectors import write_model

FACES, TIDES = "face recognition", "tidal gate"


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> TopicVectors:
    words: dict[str, list[float]] = {
        "face": [1, 0, 0],
        "recognition": [0, 1, 0],
        "visage": [0.9, 0.1, 0],
        "identification": [0.4, 1, 0],
        "somewhat": [0, 0.3, 1],
    }
    return TopicVectors(write_model(tmp_path_factory.mktemp("model"), words))


def _found(name: str, score: float | None = 0.5, method: str = "keyphrase") -> Finding:
    return Finding(name, method, score)


def test_a_phrase_near_a_topic_becomes_that_topic(vectors: TopicVectors) -> None:
    [mapped] = vectors.map_topics([_found("visage identification")])
    assert (mapped.name, mapped.method) == (FACES, VECTORS)
    assert mapped.score is not None
    assert 0.5 * LEAST_COSINE <= mapped.score < 0.5


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(_found(FACES), id="on the list"),
        pytest.param(_found(TIDES), id="near to none"),
        pytest.param(_found("face somewhat"), id="not near enough"),
        pytest.param(_found("visage identification", method="given"), id="found by another"),
    ],
)
def test_what_is_no_free_phrase_near_a_topic_stays(vectors: TopicVectors, kept: Finding) -> None:
    assert vectors.map_topics([kept]) == (kept,)


def test_of_what_comes_to_one_topic_the_best_counts(vectors: TopicVectors) -> None:
    both = [_found("visage identification"), _found(FACES, 0.3), _found(TIDES)]
    mapped = vectors.map_topics(both)
    assert [(one.name, one.method) for one in mapped] == [(FACES, VECTORS), (TIDES, "keyphrase")]


def test_a_phrase_without_a_score_gets_none(vectors: TopicVectors) -> None:
    assert vectors.map_topics([_found("visage identification", None)]) == (
        Finding(FACES, VECTORS, None),
    )


def test_it_can_be_sent_to_the_workers_of_a_bulk_load(vectors: TopicVectors) -> None:
    sent = pickle.loads(pickle.dumps(vectors))  # noqa: S301 - our own bytes
    assert sent.map_topics([_found("visage identification")])[0].name == FACES


def test_another_model_is_described_otherwise(vectors: TopicVectors, tmp_path: Path) -> None:
    other = TopicVectors(write_model(tmp_path, {"face": [1, 1]}))
    assert len(vectors.describe()) == 12
    assert other.describe() != vectors.describe()


def _spoil(folder: Path, name: str, text: str) -> Path:
    write_model(folder, {"face": [1]})
    (folder / name).write_text(text)
    return folder


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"holds no model: `model\.onnx`"):
        TopicVectors(tmp_path).check()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("model.onnx", "no protobuf", r"model\.onnx is no model that ONNX Runtime can run"),
        ("tokenizer.json", "{", r"tokenizer\.json is not valid JSON"),
        ("tokenizer.json", "[]", "it has no object `model`"),
    ],
)
def test_a_spoilt_file_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(IngestError, match=said):
        TopicVectors(_spoil(tmp_path, name, text)).check()
