"""One Cypher statement with its name and its bound values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Access = Literal["read", "write"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that is ready to run.

    `name` labels it in logs, metrics and benchmarks; `text` holds no caller's value, all of
    them are in `parameters`.
    """

    name: str
    text: str
    access: Access
    parameters: Mapping[str, Any] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    """The parameters that hold ids of which the last value of the record says what they became."""
