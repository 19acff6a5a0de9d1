"""Whom, what and which years the questions are about, the same in every run on the same graph."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from graph.store.database import Database
from graph.store.statement import Statement

_SEED = 20_26
_SINCE, _UNTIL = (1990, 2010), (2014, 2026)
_CASES = Statement(
    "bench/graphql_cases",
    """MATCH (a:Author) WHERE a.paperCount >= 5 AND a.collaboratorCount >= 5
    WITH a ORDER BY a.id
    CALL (a) {
      MATCH (a)-[:AUTHORED]->(p:Paper) WHERE p.doi IS NOT NULL
      RETURN p ORDER BY p.id LIMIT 1
    }
    WITH a, p, [word IN split(p.title, ' ') WHERE size(word) > 4] AS words
    WHERE size(words) > 0
    RETURN collect([a.id, p.doi, words[0]]) AS cases""",
    "read",
)


@dataclass(frozen=True, slots=True)
class Case:
    """An author with a few papers and collaborators, and one of the papers."""

    author: str
    doi: str
    word: str
    """Of its title."""
    since: int
    until: int
    """Years: of more pairs than a service keeps answers for."""


def choose_cases(database: Database, count: int) -> Sequence[Case]:
    """So many of them at random."""
    [row] = database.run(_CASES)
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    chosen = chance.sample(row["cases"], min(count, len(row["cases"])))
    return [
        Case(author, doi, word, chance.randint(*_SINCE), chance.randint(*_UNTIL))
        for author, doi, word in chosen
    ]
