"""What can go wrong between this program and a service."""

from ingest.errors import IngestError


class FetchError(IngestError):
    """A service cannot be reached, or does not answer with what was asked for."""


class UnknownTargetError(FetchError):
    """The text names nothing that can be fetched."""


class NotThereError(FetchError):
    """The service does not know what was asked for."""
