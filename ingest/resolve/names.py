"""Printed names as the linkers compare them."""

from functools import lru_cache

from ingest.linkers.names import PersonName, split_name
from ingest.normalisers.names import parse_name


@lru_cache(maxsize=100_000)
def read_name(printed: str) -> PersonName | None:
    """Cut and fold a printed name; None where it holds no letter."""
    parts = parse_name(printed)
    if parts is None:
        return None
    family = " ".join((*parts.particles, parts.family))
    name = split_name(printed, parts.given, family, parts.generation)
    return name if name.block else None
