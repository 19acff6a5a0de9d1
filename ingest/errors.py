"""What can go wrong on the way from a source file to the graph."""

from enum import StrEnum


class IngestError(Exception):
    """Base of every error raised below `ingest`; its text is written for a person."""


class UnreadableFileError(IngestError):
    """A file cannot be opened, or is no text at all."""


class UnknownFormatError(IngestError):
    """A file has none of the formats that this program reads."""


class Problem(StrEnum):
    """Why a decision cannot be made, for those who do not read the text."""

    INVALID_INPUT = "invalid-input"
    UNKNOWN_AUTHOR = "unknown-author"
    AMBIGUOUS_AUTHOR = "ambiguous-author"
    UNKNOWN_PAPER = "unknown-paper"
    AMBIGUOUS_PAPER = "ambiguous-paper"
    UNKNOWN_DECISION = "unknown-decision"
    ALREADY_UNDONE = "already-undone"
    SAME_AUTHOR = "same-author"
    JOINT_PAPERS = "joint-papers"
    NOTHING_LEFT = "nothing-left"


class DecisionError(IngestError):
    """A curator's decision cannot be made, read or undone as it was asked for."""

    def __init__(self, message: str, problem: Problem = Problem.INVALID_INPUT) -> None:
        """Say it to a person, and which kind of problem it is."""
        super().__init__(message)
        self.problem = problem
