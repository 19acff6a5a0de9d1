"""What a translation is pinned by."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Translation:
    """One operation and what becomes of it."""

    name: str
    query: str
    plan: str
    cypher: str
    parameters: dict[str, Any]
    variables: dict[str, Any] = field(default_factory=dict)
