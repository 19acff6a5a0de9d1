"""Phrases outside the list of topics, brought to topics on it by a model of sentence vectors.

The model is the user's: a folder as sentence-transformers models are published in, with an ONNX
export (`model.onnx`, or `onnx/model.onnx`) and its `tokenizer.json`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson

from ingest.errors import IngestError
from ingest.nlp.find_topics import KEYPHRASE, find_topics
from ingest.nlp.topic_list import read_topic_list
from ingest.records import Finding, PaperRecord

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

VECTORS = "vectors"
LEAST_COSINE = 0.8
"""Below it more than one phrase in ten goes to a wrong topic (decision 9)."""
_TOKENIZER = "tokenizer.json"
_WORDS = 64
_AT_A_TIME = 32
_KEPT_PHRASES = 50_000


@dataclass(frozen=True)
class TopicVectors:
    """Maps phrases by the model in a folder, which is opened when first asked for."""

    folder: Path

    def check(self) -> None:
        """Open the model.

        Raises:
            IngestError: The extra is not installed, or the folder holds no model that can be read.
        """
        _open_model(self.folder)

    def describe(self) -> str:
        """The first digits of the model's SHA-256: what another model would change."""
        with _find_model(self.folder).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]

    def state_topics(self, record: PaperRecord, title: str) -> PaperRecord:
        """State what a record with this clean title is about, where the model has a say in it.

        Stated topics are kept with the entry: they stay as they are in a run without the model.
        """
        found = record.topics_found
        if found is None:
            found = find_topics(title, record.abstract)
        mapped = self.map_topics(found)
        return record if mapped == found else replace(record, topics_found=mapped)

    def map_topics(self, found: Sequence[Finding]) -> tuple[Finding, ...]:
        """Give the findings with free phrases replaced by the topics that they are closest to.

        A phrase that is close to none stays; of what comes to one topic the best counts.
        """
        model = _open_model(self.folder)
        mapped: dict[str, Finding] = {}
        for one in found:
            near = _map(one, model)
            known = mapped.get(near.name)
            if known is None or (near.score or 0.0) > (known.score or 0.0):
                mapped[near.name] = near
        return tuple(mapped.values())


def _map(finding: Finding, model: "_Model") -> Finding:
    if finding.method != KEYPHRASE or finding.name in read_topic_list().names:
        return finding
    name, cosine = model.find_nearest(finding.name)
    if cosine < LEAST_COSINE:
        return finding
    score = None if finding.score is None else round(finding.score * cosine, 3)
    return Finding(name, VECTORS, score)


@dataclass(frozen=True, eq=False)
class _Model:
    session: "InferenceSession"
    tokenizer: "Tokenizer"
    inputs: frozenset[str]
    names: tuple[str, ...] = field(default_factory=lambda: tuple(sorted(read_topic_list().names)))

    @lru_cache(_KEPT_PHRASES)  # noqa: B019 - lives as long as the process, as the model does
    def find_nearest(self, phrase: str) -> tuple[str, float]:
        """Give the topic of the list whose vector is nearest, and the cosine between them."""
        likeness = self._topics @ self._embed([phrase])[0]
        best = int(likeness.argmax())
        return self.names[best], float(likeness[best])

    @cached_property
    def _topics(self) -> "NDArray[np.float32]":
        parts = range(0, len(self.names), _AT_A_TIME)
        return np.concatenate([self._embed(self.names[at : at + _AT_A_TIME]) for at in parts])

    def _embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Means over the words' vectors, of length 1: what sentence-transformers does."""
        encoded = self.tokenizer.encode_batch(list(texts))
        mask = np.array([one.attention_mask for one in encoded], np.int64)
        given: dict[str, Any] = {
            "input_ids": np.array([one.ids for one in encoded], np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        asked = {name: value for name, value in given.items() if name in self.inputs}
        words = np.asarray(self.session.run(None, asked)[0], np.float32)
        if words.ndim == 3:  # noqa: PLR2004 - text, word, dimension; else the export has taken means
            words = (words * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        lengths = np.linalg.norm(words, axis=1, keepdims=True)
        return np.asarray(words / np.maximum(lengths, 1e-9), np.float32)


@cache
def _open_model(folder: Path) -> _Model:
    if find_spec("onnxruntime") is None or find_spec("tokenizers") is None:
        raise IngestError(
            "Topics by vectors need an extra, which is not installed: "
            "pip install 'research-graph[embeddings]'."
        )
    session, tokenizer = _open_session(_find_model(folder)), _read_tokenizer(folder / _TOKENIZER)
    return _Model(session, tokenizer, frozenset(one.name for one in session.get_inputs()))


def _open_session(path: Path) -> "InferenceSession":
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 - an extra
    from onnxruntime.capi import onnxruntime_pybind11_state as ort  # noqa: PLC0415

    options = SessionOptions()
    options.intra_op_num_threads = 1  # phrases are short, and Spark runs many of these
    try:
        return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (ort.Fail, ort.InvalidProtobuf, ort.InvalidGraph, ort.NotImplemented) as error:
        raise IngestError(f"{path} is no model that ONNX Runtime can run: {error}") from error


def _read_tokenizer(path: Path) -> "Tokenizer":
    from tokenizers import Tokenizer  # noqa: PLC0415 - an extra

    try:
        said = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise IngestError(f"{path} is not valid JSON: {error}.") from error
    if not isinstance(said, dict) or not isinstance(said.get("model"), dict):
        raise IngestError(f"{path} describes no tokenizer: it has no object `model`.")
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(_WORDS)
    tokenizer.enable_padding()
    return tokenizer


def _find_model(folder: Path) -> Path:
    for model in (folder / "model.onnx", folder / "onnx" / "model.onnx"):
        if model.is_file() and (folder / _TOKENIZER).is_file():
            return model
    raise IngestError(
        f"{folder} holds no model: `model.onnx` (or `onnx/model.onnx`) and `{_TOKENIZER}` "
        "are looked for."
    )
