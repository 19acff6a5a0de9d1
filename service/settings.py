"""What the service is told by whoever starts it; it reads no environment itself."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost; each is checked before anything is read."""

    seconds: float = 20.0
    """Time for a whole request, the database's work in it included."""
    body_bytes: int = 1_000_000
    tokens: int = 5_000
    """Words and signs of one GraphQL document."""
    depth: int = 15
    aliases: int = 100
    fields: int = 3_000
    """Fields of one operation with its fragments written out."""
    nodes: int = 50_000
    """Nodes that one request may ask for: the product of all nested page sizes."""


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """How the service runs."""

    limits: Limits = field(default_factory=Limits)
    explorer: Path | None = None
    """The folder of the explorer's built files."""
