"""What one request may cost; whoever starts the service may say otherwise."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request; all but the time are checked before anything is read."""

    seconds: float = 20.0
    """Time for the whole request, the database's work in it included."""
    body_bytes: int = 1_000_000
    characters: int = 100_000
    """Length of one GraphQL document; long texts belong in its variables."""
    tokens: int = 5_000
    """Words and signs of one GraphQL document."""
    depth: int = 15
    """Levels of nesting."""
    aliases: int = 100
    fields: int = 3_000
    """Fields of one operation with its fragments written out."""
    merges: int = 10_000
    """Pairs of fields of one name in one place of the answer, which validation compares."""
    nodes: int = 50_000
    """Nodes that one request may ask for: all nested page sizes multiplied through."""
    subscriptions: int = 100
    """Streams that are open at the same time."""
    subscription_seconds: float = 600.0
    """Time for one stream; each of its answers has the time of a request."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask what."""

    introspection: bool = True
    """Whether the schema tells about itself."""
    origins: tuple[str, ...] = ()
    """Other sites whose pages may ask (CORS); `*` is every site."""
    documents: tuple[str, ...] | None = None
    """The only documents that are executed; None where every document may be asked."""
