"""Compiles the searches before anybody waits for them.

Run as a program it leaves the machine code on disk: compiling takes half a minute the first time,
in which it would keep the interpreter from everything else.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

import numpy as np

from graph.paths.columns import TextColumn
from graph.paths.index.arrays import make_room
from graph.paths.index.build import Authorships, CollaborationIndex, build_index
from graph.paths.index.filters import make_filter
from graph.paths.index.neighbourhood import IndexNeighbourhood
from graph.paths.index.rows import write_rows
from graph.paths.index.search import ask, search_index
from graph.paths.options import (
    DERIVATION_THRESHOLD,
    Hyperauthor,
    HyperauthorMode,
    PaperFilter,
    PathOptions,
    PathWeight,
)
from graph.paths.slice_at_hand import AUTHORS, cut_at_hand
from graph.paths.slices import SliceOptions

_CHAIN = 4
_ENOUGH = 10**9


_LOOKS_EVERY = 0.2
_KIND = 10


def compile_aside(*, stopped: Callable[[], bool]) -> None:
    """Let another process compile, which leaves the processor to others; it ends when stopped.

    Where that fails, `warm_up` compiles.
    """
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", __name__],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while process.poll() is None:
            if stopped():
                process.kill()
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOKS_EVERY)


def warm_up(*, stopped: Callable[[], bool]) -> None:
    """Search a chain of a few authors in every way, and cut a slice of it.

    Machine code is kept on disk for next time.
    """
    index = _make_chain()
    room = make_room(_CHAIN + 1, _CHAIN)
    inclusive = PaperFilter(hyperauthor=Hyperauthor(HyperauthorMode.INCLUDE))
    for weight in PathWeight:
        if stopped():
            return
        question = ask(
            index,
            make_filter(index, inclusive, weight, 0),
            (0, _CHAIN),
            PathOptions(first=2, weight=weight),
        )
        search_index(index, room, question, np.zeros(1, np.uint8), may_look=_ENOUGH)
    if not stopped():
        near, options = IndexNeighbourhood(index), SliceOptions(AUTHORS, hops=2)
        made = cut_at_hand(near, ["author:0"], options)
        near.count_excluded(made.walked, made.walked, options.papers)
        places = np.arange(len(made.edges))
        write_rows([TextColumn(b"", [b""] * len(places), places)], b"", len(places))


def _make_chain() -> CollaborationIndex:
    papers = np.arange(_CHAIN)
    chain = Authorships(
        [f"author:{n}" for n in range(_CHAIN + 1)],
        [f"paper:{n}" for n in range(_CHAIN)],
        np.full(_CHAIN, 2000, np.int32),
        np.full(_CHAIN, 2, np.int32),
        [""] * _CHAIN,
        [""] * (_CHAIN + 1),
        [""] * _CHAIN,
        np.concatenate([papers, papers + 1]),
        np.concatenate([papers, papers]),
        np.ones(2 * _CHAIN),
    )
    return build_index(chain, threshold=DERIVATION_THRESHOLD, identity="", changes=0)


if __name__ == "__main__":
    os.nice(_KIND)
    warm_up(stopped=lambda: False)
