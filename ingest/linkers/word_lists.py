"""Lists that stand beside the code, each read once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import permutations


@cache
def read_words(name: str) -> frozenset[str]:
    """Give the words of a list; lines that begin with # are remarks."""
    return frozenset(word for line in _read_lines(name) for word in line.split())


@cache
def read_nicknames() -> Mapping[str, frozenset[str]]:
    """Give, for each given name, the others that the same person may use."""
    found: dict[str, set[str]] = {}
    for line in _read_lines("nicknames.txt"):
        for one, other in permutations(line.split(), 2):
            found.setdefault(one, set()).add(other)
    return {name: frozenset(others) for name, others in found.items()}


def _read_lines(name: str) -> tuple[str, ...]:
    text = files("ingest.linkers").joinpath(name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
