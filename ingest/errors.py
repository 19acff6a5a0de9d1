"""What can go wrong on the way from a source file to the graph."""


class IngestError(Exception):
    """Base of every error raised below `ingest`; its text is written for a person."""


class UnreadableFileError(IngestError):
    """A file cannot be opened, or is no text at all."""


class UnknownFormatError(IngestError):
    """A file has none of the formats that this program reads."""


class DecisionError(IngestError):
    """A curator's decision cannot be made, read or undone as it was asked for."""
