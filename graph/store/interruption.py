"""Ctrl-C and its like, where the driver fails with something else while it closes."""


def find_interruption(error: BaseException) -> BaseException | None:
    """Give the signal that ended what the error comes from; None where none did."""
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, KeyboardInterrupt | SystemExit):
        seen = seen.__context__
    return seen
