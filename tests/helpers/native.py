"""The package that reads natively, for the tests that need it."""

import pytest

from graph.store.native import find_hindrance

_HINDRANCE = find_hindrance()

NATIVE = _HINDRANCE is None
"""Whether it is there; where cargo is, `make test` builds it."""

needs_native = pytest.mark.skipif(not NATIVE, reason=f"no native reads: {_HINDRANCE}")
