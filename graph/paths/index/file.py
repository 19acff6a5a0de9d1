"""The index as one file, which every process that opens it shares in memory."""

import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from graph.paths.index.arrays import Graph
from graph.paths.index.build import CollaborationIndex
from graph.paths.index.strings import Strings, Texts

log = logging.getLogger(__name__)

_MAGIC = b"rgraph collaborations 3\n"
_ALIGNED = 64
_LENGTH = 8

Array = npt.NDArray[Any]


def save_index(index: CollaborationIndex, path: Path) -> None:
    """Write the index beside the file and put it in its place: readers see the old or the new."""
    arrays = _name_arrays(index)
    described: dict[str, tuple[str, int, int]] = {}
    end = 0
    for name, array in arrays.items():
        begin = _align(end)
        described[name] = (array.dtype.str, len(array), begin)
        end = begin + array.nbytes
    header = {
        "arrays": described,
        "bytes": end,
        "newestYear": index.newest_year,
        "threshold": index.threshold,
        "identity": index.identity,
        "changes": index.changes,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_suffix(f".{os.getpid()}")
    with written.open("wb") as file:
        body = _write_header(file, header)
        for name, array in arrays.items():
            file.seek(body + described[name][2])
            array.tofile(file)
        file.truncate(body + end)
    written.replace(path)


def open_index(path: Path) -> CollaborationIndex | None:
    """The index of a file, mapped into memory; None where there is none that can be read."""
    try:
        with path.open("rb") as file:
            header, body = _read_header(file)
        _check_size(path, body + header["bytes"])
        mapped = np.memmap(path, np.uint8, mode="r")
        arrays = {name: _cut(mapped, body, *place) for name, place in header["arrays"].items()}
        return _from_arrays(arrays, header)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("the index in %s cannot be used: %s", path, error)
        return None


def _name_arrays(index: CollaborationIndex) -> dict[str, Array]:
    return {
        **{f"graph.{name}": array for name, array in index.graph._asdict().items()},
        "authors.text": index.author_ids.text,
        "authors.marks": index.author_ids.marks,
        "papers.text": index.paper_ids.text,
        "papers.marks": index.paper_ids.marks,
        "dates": index.dates,
        "names.text": index.names.text,
        "names.marks": index.names.marks,
        "titles.text": index.titles.text,
        "titles.marks": index.titles.marks,
        "certainties": index.certainties,
    }


def _from_arrays(arrays: Mapping[str, Array], header: Mapping[str, Any]) -> CollaborationIndex:
    return CollaborationIndex(
        Graph(*(arrays[f"graph.{name}"] for name in Graph._fields)),
        Strings(arrays["authors.text"], arrays["authors.marks"]),
        Strings(arrays["papers.text"], arrays["papers.marks"]),
        arrays["dates"],
        Texts(arrays["names.text"], arrays["names.marks"]),
        Texts(arrays["titles.text"], arrays["titles.marks"]),
        arrays["certainties"],
        header["newestYear"],
        header["threshold"],
        header["identity"],
        header["changes"],
    )


def _write_header(file: BinaryIO, header: Mapping[str, Any]) -> int:
    text = json.dumps(header).encode()
    file.write(_MAGIC + len(text).to_bytes(_LENGTH, "little") + text)
    return _align(file.tell())


def _read_header(file: BinaryIO) -> tuple[dict[str, Any], int]:
    if file.read(len(_MAGIC)) != _MAGIC:
        raise ValueError("it begins otherwise than an index of this version")
    length = int.from_bytes(file.read(_LENGTH), "little")
    header: dict[str, Any] = json.loads(file.read(length))
    return header, _align(file.tell())


def _check_size(path: Path, wanted: int) -> None:
    size = path.stat().st_size
    if size != wanted:
        raise ValueError(f"it has {size} bytes and should have {wanted}")


def _cut(mapped: Array, body: int, dtype: str, length: int, begin: int) -> Array:
    kind = np.dtype(dtype)
    begin += body
    # As plain arrays: for numba a mapped one is another type, for which it would compile anew.
    return np.asarray(mapped[begin : begin + length * kind.itemsize].view(kind))


def _align(place: int) -> int:
    return -(-place // _ALIGNED) * _ALIGNED
