"""Whether records can be read packed here: by a package of its own, past the driver's objects."""

from importlib import import_module, metadata

_FORMAT = 2
"""Of programs and of all else that is asked; the package must have been built for the same."""

_DRIVER = "6.1."


def find_hindrance() -> str | None:
    """Why records cannot be read packed here; None where they can."""
    try:
        module = import_module("rgraph_native")
    except ImportError:
        return "the package research-graph-native is not installed"
    if module.FORMAT != _FORMAT:
        return "the package research-graph-native is of another version"
    driver = metadata.version("neo4j")
    if not driver.startswith(_DRIVER):
        return f"the driver is neo4j {driver}, and only {_DRIVER}x is known from inside"
    return None
