"""Puts decisions into effect: the blocks that they touch are decided anew, in one transaction."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.paths.options import DERIVATION_THRESHOLD
from graph.store.database import Database
from ingest.decisions.decision import Decision
from ingest.decisions.stored import StoredDecision, describe_decision
from ingest.loaders.changes import Changes
from ingest.loaders.load_batch import load_changes
from ingest.resolve.authors import resolve_authors
from ingest.resolve.changes import Decided, add_authors
from ingest.resolve.curators import Curated, apply_decisions, read_block
from ingest.resolve.derived import add_derived
from ingest.resolve.known_places import find_places
from ingest.resolve.mentions import Blocks
from ingest.resolve.papers import TouchedPapers
from ingest.resolve.registered_people import attach_registered
from ingest.resolve.subjects import add_affiliations
from ingest.resolve.workplaces import Origins


@dataclass(frozen=True, slots=True)
class Effect:
    """What decisions have changed.

    `authors` are whom each decision is about now, by the decision's id; `merged` ids that answer
    for another author from now on, `new` authors that were not there before. `overruled` names,
    for each decision that no longer holds as a whole, the later ones that it gave way to.
    """

    authors: Mapping[str, tuple[str, ...]]
    merged: Mapping[str, str]
    new: frozenset[str]
    overruled: Mapping[str, tuple[str, ...]]


def put_into_effect(
    database: Database,
    blocks: Blocks,
    decisions: Sequence[Decision],
    returning: Sequence[Decision] = (),
) -> Effect:
    """Store the decisions and decide the blocks anew, all or nothing.

    `blocks` hold every mention that the decisions name. The authors of `returning` decisions get
    the ids back that they had before.
    """
    changed = {decision.id: decision for decision in decisions}
    known = {stored.decision.id: stored for stored in blocks.decisions}
    for key, decision in changed.items():
        before = known.get(key, StoredDecision(decision, (), 0))
        known[key] = replace(before, decision=decision)
    blocks.decisions = list(known.values())
    curated = apply_decisions(database, blocks, returning=returning)
    resolved = resolve_authors(database, blocks, curated)
    changes = Changes(decisions=[describe_decision(one, read_block) for one in decisions])
    notes = attach_registered(database, blocks, resolved, {})
    decided = Decided(TouchedPapers(), blocks, resolved, notes)
    add_authors(changes, database, decided)
    add_derived(changes, database, decided, DERIVATION_THRESHOLD)
    add_affiliations(
        changes, database, resolved.authors, blocks.profiles, Origins(find_places(database))
    )
    load_changes(database, changes, threshold=DERIVATION_THRESHOLD)
    about = _find_authors(curated, blocks, changes)
    redirected = {str(row["id"]): str(row["winner"]) for row in resolved.redirects}
    return Effect(
        authors={key: about[key] for key in changed},
        merged={**redirected, **resolved.merged},
        new=frozenset(resolved.new),
        overruled=curated.verdict.overruled,
    )


def _find_authors(
    curated: Curated, blocks: Blocks, changes: Changes
) -> Mapping[str, tuple[str, ...]]:
    now: dict[str, Collection[str]] = {
        row["decision"]: row["authors"] for row in changes.decided_authors
    }
    before = {stored.decision.id: stored.authors for stored in blocks.decisions}
    return {
        one.decision.id: tuple(now.get(one.decision.id, before[one.decision.id]))
        for one in curated.found
    }
