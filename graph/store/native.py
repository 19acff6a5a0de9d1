"""Whether records can be read packed here: by a package of its own, past the driver's objects."""

from importlib import import_module

from graph.store.known_driver import find_driver_hindrance

_FORMAT = 2
"""Of programs and of all else that is asked; the package must have been built for the same."""


def find_hindrance() -> str | None:
    """Why records cannot be read packed here; None where they can."""
    try:
        module = import_module("rgraph_native")
    except ImportError:
        return "the package research-graph-native is not installed"
    if module.FORMAT != _FORMAT:
        return "the package research-graph-native is of another version"
    return find_driver_hindrance()
