"""A model of sentence vectors for tests: real files that the real libraries run, with few words.

A published model is a download of 20 MB or more; this one gives each word a vector by hand.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

_UNKNOWN = "[UNK]"


def write_model(folder: Path, vectors: Mapping[str, Sequence[float]]) -> Path:
    """Write a model whose words have these vectors; any other word has none."""
    folder.mkdir(parents=True, exist_ok=True)
    words = [_UNKNOWN, *vectors]
    size = max(len(vector) for vector in vectors.values())
    table = np.zeros((len(words), size), np.float32)
    for row, vector in enumerate(vectors.values(), start=1):
        table[row, : len(vector)] = vector
    onnx.save(_gather(table), folder / "model.onnx")
    model = WordLevel({word: row for row, word in enumerate(words)}, unk_token=_UNKNOWN)
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def _gather(table: "np.ndarray[tuple[int, int], np.dtype[np.float32]]") -> onnx.ModelProto:
    node = helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])
    graph = helper.make_graph(
        [node],
        "words",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["text", "word"])],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(table, "table")],
    )
    opsets = [helper.make_opsetid("", 13)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)
