"""Whether the service reads natively, as the settings want it."""

from cli.errors import CommandError
from cli.settings import Settings
from graph.store.native import find_hindrance


def choose_native(settings: Settings) -> bool:
    """Whether records become JSON without Python objects.

    Raises:
        CommandError: They shall, and cannot.
    """
    if settings.rgraph_native == "off":
        return False
    hindrance = find_hindrance()
    if hindrance is not None and settings.rgraph_native == "on":
        raise CommandError(
            f"RGRAPH_NATIVE=on: {hindrance}. `make fast` builds and installs what is needed."
        )
    return hindrance is None
