"""Lists of words that stand beside the code, each read once."""

from functools import cache
from importlib.resources import files


@cache
def read_words(name: str) -> frozenset[str]:
    """Give the words of a list; lines that begin with # are remarks."""
    return frozenset(word for line in read_lines(name) for word in line.split())


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """Give the lines of a list without remarks and empty lines."""
    text = files("ingest.nlp").joinpath(name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
