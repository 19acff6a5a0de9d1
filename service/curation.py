"""What curators may do through the service, whoever does it, and the token that lets them."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


class DecisionRefusedError(Exception):
    """A decision that cannot be made; `problem` is its kind, the text is for a person."""

    def __init__(self, message: str, problem: str) -> None:
        """Both are what the client sees."""
        super().__init__(message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, and why."""

    who: str
    why: str


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """A decision as the graph keeps it."""

    id: str
    kind: str
    who: str
    why: str | None
    at: str
    method: str
    name: str | None
    summary: str
    mention_count: int
    mentions_found: int
    active: bool
    undone_by: str | None
    undone_at: str | None
    undone_why: str | None


@dataclass(frozen=True, slots=True)
class DecisionEffect:
    """A decision that was made or undone, and what came of it.

    `authors` are whom its mentions are taken for now; `merged` ids that answer for another author
    from now on; `new` authors that were not there before; `overruled` names, for each earlier
    decision that gave way, the later ones.
    """

    decision: KeptDecision
    authors: tuple[str, ...]
    merged: Mapping[str, str]
    new: tuple[str, ...]
    overruled: Mapping[str, tuple[str, ...]]


class CurationDesk(Protocol):
    """Makes decisions, each in one transaction; every call may wait for its turn to write.

    All raise `DecisionRefusedError` where the decision cannot be, and `GraphError`.
    """

    def merge_authors(self, authors: Sequence[str], by: Decider) -> DecisionEffect:
        """Make one author of several; the id of the first one stays."""
        ...

    def split_author(
        self, author: str, papers: Sequence[str], new_name: str | None, by: Decider
    ) -> DecisionEffect:
        """Make another author of an author's mentions on these papers."""
        ...

    def verify_author(self, author: str, by: Decider) -> DecisionEffect:
        """Confirm the present mentions of an author."""
        ...

    def rename_author(self, author: str, name: str, by: Decider) -> DecisionEffect:
        """Give an author the name to display."""
        ...

    def undo_decision(self, decision: str, by: Decider) -> DecisionEffect:
        """Take a decision back."""
        ...


@dataclass(frozen=True, slots=True)
class Curation:
    """The desk, and the token by which those who may use it are known."""

    desk: CurationDesk
    token: str = field(repr=False)

    def admits(self, authorization: str | None) -> bool:
        """Whether the header `Authorization` bears the token; how long it takes tells nothing."""
        scheme, _, given = (authorization or "").partition(" ")
        same = hmac.compare_digest(given.strip().encode(), self.token.encode())
        return same and scheme.lower() == "bearer"
