"""Blocks with what no weight changes done once, so that many weights can be tried."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass

from bench.linking.problems import Block
from ingest.linkers.agglomerate import Agglomeration
from ingest.linkers.block_facts import BlockFacts, find_facts
from ingest.linkers.certain import join_certain
from ingest.linkers.crowds import find_crowded_forms
from ingest.linkers.decide import order_mentions
from ingest.linkers.group import Group
from ingest.linkers.score import Score, Scorer
from ingest.linkers.weights import Weights


@dataclass(frozen=True, slots=True)
class PreparedBlock:
    """The groups that need no weighing, and what the block tells about its names."""

    groups: Sequence[Group]
    facts: BlockFacts | None

    def decide(self, weights: Weights) -> Iterable[Group]:
        """Put the mentions into groups as `decide` does with these weights."""
        if self.facts is None:
            return self.groups
        groups = [group.copy() for group in self.groups]
        facts = copy(self.facts)
        facts.crowded = find_crowded_forms(groups, facts, weights)
        scorer = Scorer(facts, weights)
        return Agglomeration(groups, facts, scorer.score).run(_say_nothing, weights.tie)


def prepare(block: Block) -> PreparedBlock:
    """Do once what no weight changes."""
    groups = join_certain(order_mentions(block), ())
    return PreparedBlock(groups, find_facts(groups) if len(groups) > 1 else None)


def cluster(blocks: Iterable[PreparedBlock], weights: Weights) -> dict[str, str]:
    """Give, for each mention, the key of the first of its group."""
    return {
        member.key: group.members[0].key
        for block in blocks
        for group in block.decide(weights)
        for member in group.members
    }


def _say_nothing(_left: Group, _right: Group, _score: Score) -> None:
    """Ask for no reasons."""
