"""The service's curators at work: the same decisions as those of `rgraph authors`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from graph.store.connection import Connection
from graph.store.database import Database
from ingest.curation.decide import (
    Curator,
    Made,
    merge_authors,
    rename_author,
    split_author,
    undo_decision,
    verify_author,
)
from ingest.decisions.stored import StoredDecision, find_decision
from ingest.errors import DecisionError
from service.curation import Decider, DecisionEffect, DecisionRefusedError, KeptDecision

_RETRY_SECONDS = 1.0
"""How long a transaction that failed in passing is tried again: somebody waits for the answer."""


@dataclass(frozen=True, slots=True)
class IngestDesk:
    """Makes decisions on one database; each call has a connection of its own."""

    connection: Connection

    def merge_authors(self, authors: Sequence[str], by: Decider) -> DecisionEffect:
        """As `rgraph authors merge`."""
        return self._decide(lambda database, curator: merge_authors(database, authors, curator), by)

    def split_author(
        self, author: str, papers: Sequence[str], new_name: str | None, by: Decider
    ) -> DecisionEffect:
        """As `rgraph authors split`."""
        return self._decide(
            lambda database, curator: split_author(database, author, papers, curator, new_name), by
        )

    def verify_author(self, author: str, by: Decider) -> DecisionEffect:
        """As `rgraph authors verify`."""
        return self._decide(lambda database, curator: verify_author(database, author, curator), by)

    def rename_author(self, author: str, name: str, by: Decider) -> DecisionEffect:
        """As `rgraph authors rename`."""
        return self._decide(
            lambda database, curator: rename_author(database, author, name, curator), by
        )

    def undo_decision(self, decision: str, by: Decider) -> DecisionEffect:
        """As `rgraph authors undo`."""
        return self._decide(
            lambda database, curator: undo_decision(database, decision, curator), by
        )

    def _decide(self, make: Callable[[Database, Curator], Made], by: Decider) -> DecisionEffect:
        with _refusing(), Database(self.connection, retry_seconds=_RETRY_SECONDS) as database:
            made = make(database, Curator(by.who.strip(), by.why.strip(), patience=0))
            stored = find_decision(database, made.decision.id)
            return _show_effect(made, stored or StoredDecision(made.decision, (), 0))


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except DecisionError as error:
        raise DecisionRefusedError(str(error), error.problem.value) from error


def _show_effect(made: Made, stored: StoredDecision) -> DecisionEffect:
    effect = made.effect
    return DecisionEffect(
        _show_decision(stored),
        effect.authors[made.decision.id],
        effect.merged,
        tuple(sorted(effect.new)),
        effect.overruled,
    )


def _show_decision(stored: StoredDecision) -> KeptDecision:
    decision, undone = stored.decision, stored.decision.undone
    return KeptDecision(
        id=decision.id,
        kind=decision.kind.value,
        who=decision.who,
        why=decision.why,
        at=decision.at,
        method=decision.method,
        name=decision.name,
        summary=decision.summarise(),
        mention_count=len(decision.mentions),
        mentions_found=stored.found,
        active=undone is None,
        undone_by=undone.who if undone else None,
        undone_at=undone.at if undone else None,
        undone_why=undone.why if undone else None,
    )
