"""Decisions as the graph keeps them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from graph.store.database import Database
from ingest.decisions.decision import Decision
from ingest.decisions.matching import KnownPaper

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A decision with the authors that it is about now, and how many of its mentions are there."""

    decision: Decision
    authors: tuple[str, ...]
    found: int


def find_deciding(
    database: Database, keys: Collection[str]
) -> tuple[list[StoredDecision], set[str]]:
    """Give the decisions about names in the blocks, and all blocks that they join.

    A decision about two family names joins their blocks: whoever decides one decides both. One
    that is undone does so as well, since it knows whose its mentions are.
    """
    wanted = set(keys)
    while True:
        rows = database.run_named("curation/find_decisions_in_blocks", keys=sorted(wanted))
        joined = wanted.union(*(row["nameKeys"] for row in rows))
        if joined == wanted:
            return [_read(row) for row in rows], wanted
        wanted = joined


def list_decisions(database: Database, author: str | None = None) -> list[StoredDecision]:
    """Give every decision, or those about one author, the undone ones too; the earliest first."""
    if author is None:
        return [_read(row) for row in database.run_named("curation/list_decisions")]
    rows = database.run_named("curation/list_decisions_of_author", author=author)
    return [_read(row) for row in rows]


def find_decision(database: Database, decision: str) -> StoredDecision | None:
    """Give one decision by its id."""
    rows = database.run_named("curation/find_decision", id=decision)
    return _read(rows[0]) if rows else None


def find_known_papers(database: Database, papers: Collection[str]) -> list[KnownPaper]:
    """Give what tells the papers."""
    if not papers:
        return []
    rows = database.run_named("curation/find_papers", papers=sorted(papers))
    return [
        KnownPaper(
            row["id"],
            row["titleKey"],
            row["year"],
            row["doi"],
            row["arxivId"],
            row["openalexId"],
            tuple(row["records"]),
        )
        for row in rows
    ]


def describe_decision(decision: Decision, read_block: Callable[[str], str | None]) -> Row:
    """Give the row that stores the decision."""
    undone = decision.undone
    return {
        "id": decision.id,
        "properties": {
            "kind": decision.kind.value,
            "who": decision.who,
            "why": decision.why,
            "at": decision.at,
            "method": decision.method,
            "name": decision.name,
            "summary": decision.summarise(),
            "nameKeys": sorted(list_blocks((decision,), read_block)),
            "mentionCount": len(decision.mentions),
            "decision": orjson.dumps(decision.to_json()).decode(),
            "active": undone is None,
            "undoneBy": undone.who if undone else None,
            "undoneAt": undone.at if undone else None,
            "undoneWhy": undone.why if undone else None,
        },
    }


def list_blocks(
    decisions: Iterable[Decision], read_block: Callable[[str], str | None]
) -> frozenset[str]:
    """Give the blocks of all the names in the decisions."""
    names = {mention.name for decision in decisions for mention in decision.mentions}
    return frozenset(block for name in names if (block := read_block(name)))


def _read(row: Row) -> StoredDecision:
    decision = Decision.from_json(orjson.loads(row["decision"]))
    return StoredDecision(decision, tuple(sorted(row["authors"])), row["found"])
