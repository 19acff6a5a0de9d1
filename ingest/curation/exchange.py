"""Decisions out to a file and in again: before an ingest or after it, with the same outcome."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from networkx.utils import UnionFind

from graph.store.database import Database
from ingest.curation.apply import put_into_effect
from ingest.decisions.decision import Decision
from ingest.decisions.lines import read_decisions, write_decisions
from ingest.decisions.stored import StoredDecision, list_blocks, list_decisions
from ingest.loaders.turns import PATIENCE_SECONDS, take_turn
from ingest.resolve.curators import read_block
from ingest.resolve.mentions import Blocks, gather_whole_blocks


@dataclass(frozen=True, slots=True)
class ImportedDecisions:
    """What became of the decisions of a file.

    `unknown` are those of which the graph has no mention yet, `partial` those of which it lacks
    some: what they name is found when it is ingested. `overruled` names, for those that do not
    hold as a whole, the later decisions that they gave way to.
    """

    new: int
    undone: int
    unchanged: int
    unknown: int
    partial: int
    overruled: dict[str, tuple[str, ...]]


def export_decisions(database: Database, path: Path) -> int:
    """Write every decision, the undone ones too, to a file; give how many."""
    return write_decisions(path, (stored.decision for stored in list_decisions(database)))


def import_decisions(database: Database, path: Path) -> ImportedDecisions:
    """Take in the decisions of a file that the graph does not have, and put them into effect.

    A decision that is undone on either side is undone. Decisions about one another's names are put
    into effect together, all or nothing; an interrupted import is repeated.

    Raises:
        DecisionError: A line is no decision that can be kept; then nothing is taken in.
    """
    given = {decision.id: decision for decision in read_decisions(path, read_block)}
    known = {stored.decision.id: stored for stored in list_decisions(database)}
    changed = [one for one in given.values() if _is_news(one, known)]
    overruled: dict[str, tuple[str, ...]] = {}
    for group in _group(changed):
        work = partial(_put, database, group)
        overruled |= take_turn(database, work, patience=PATIENCE_SECONDS)
    after = {stored.decision.id: stored for stored in list_decisions(database)}
    mine = [after[one] for one in given if after[one].decision.undone is None]
    return ImportedDecisions(
        new=sum(one.id not in known for one in changed),
        undone=sum(one.id in known for one in changed),
        unchanged=len(given) - len(changed),
        unknown=sum(stored.found == 0 for stored in mine),
        partial=sum(0 < one.found < len(one.decision.mentions) for one in mine),
        overruled={one: later for one, later in overruled.items() if one in given},
    )


def apply_known_decisions(database: Database) -> tuple[int, int]:
    """Put the decisions that the graph holds into effect, since what they name has come.

    Gives how many are in effect, and how many are not: undone ones, and those about nobody here.
    The caller keeps others from writing. Done twice, it changes nothing.
    """
    known = [stored.decision for stored in list_decisions(database)]
    for group in _group(known):
        put_into_effect(database, _gather(database, group), ())
    now = list_decisions(database)
    effective = sum(1 for one in now if one.found and one.decision.undone is None)
    return effective, len(now) - effective


def _is_news(decision: Decision, known: dict[str, StoredDecision]) -> bool:
    stored = known.get(decision.id)
    return stored is None or (stored.decision.undone is None and decision.undone is not None)


def _put(database: Database, decisions: Sequence[Decision]) -> dict[str, tuple[str, ...]]:
    blocks = _gather(database, decisions)
    undone = [decision for decision in decisions if decision.undone]
    known = {stored.decision.id for stored in blocks.decisions}
    returning = [decision for decision in undone if decision.id in known]
    return dict(put_into_effect(database, blocks, decisions, returning).overruled)


def _gather(database: Database, decisions: Sequence[Decision]) -> Blocks:
    return gather_whole_blocks(database, list_blocks(decisions, read_block))


def _group(decisions: Collection[Decision]) -> Iterator[list[Decision]]:
    """Give the decisions in groups of which no two share a block."""
    keys = {decision.id: list_blocks([decision], read_block) for decision in decisions}
    union: UnionFind[str] = UnionFind(key for found in keys.values() for key in found)
    for found in keys.values():
        union.union(*found)
    groups: dict[str, list[Decision]] = {}
    for decision in decisions:
        home = union[min(keys[decision.id])] if keys[decision.id] else ""
        groups.setdefault(home, []).append(decision)
    yield from groups.values()
