"""How often Python looks for cycles of objects while records pass by the thousand."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 100_000
_THRESHOLDS = (_OBJECTS, 20, 100)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Look seldom: a batch is many objects without a cycle, and looking took a quarter of its time.

    What the interpreter was told before holds again afterwards.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
