"""Why an operation is left to the executor; no client ever sees these."""


class NotCompiledError(Exception):
    """The operation asks for something that no plan covers."""


class OddValueError(Exception):
    """The database holds a value that the executor must judge: it may be an error with a path."""


class InvalidOperationError(Exception):
    """The executor knows what is wrong with it, and how that is told."""
