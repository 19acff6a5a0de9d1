"""Why an operation is left to the executor; no client ever sees these."""

from dataclasses import dataclass


class NotCompiledError(Exception):
    """The operation asks for something that no plan covers."""


@dataclass(frozen=True, slots=True)
class NotCovered:
    """What is kept of such an operation: an error that is kept would keep all that raised it."""

    reason: str


class OddValueError(Exception):
    """The database holds a value that the executor must judge: it may be an error with a path."""


class InvalidOperationError(Exception):
    """The executor knows what is wrong with it, and how that is told."""
