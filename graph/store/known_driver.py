"""Whether the driver is one whose inside is known, which reads at less cost depend on."""

from importlib import metadata

_KNOWN = "6.1."


def find_driver_hindrance() -> str | None:
    """Why reads go by the driver's sessions; None where they need not."""
    version = metadata.version("neo4j")
    if not version.startswith(_KNOWN):
        return f"the driver is neo4j {version}, and only {_KNOWN}x is known from inside"
    return None
