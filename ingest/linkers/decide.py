"""Who is who among the mentions of one block: one pure function for every path."""

from collections.abc import Iterable, Sequence
from typing import Any

from ingest.linkers.agglomerate import Agglomeration
from ingest.linkers.block_facts import find_facts
from ingest.linkers.blocks import block_mentions
from ingest.linkers.certain import join_certain
from ingest.linkers.crowds import find_crowded_forms
from ingest.linkers.evidence import Trail
from ingest.linkers.mentions import Cluster, Mention
from ingest.linkers.rulings import Ruling
from ingest.linkers.score import Scorer
from ingest.linkers.weights import WEIGHTS, Weights

METHOD = "evidence-6"
"""Version of these rules, kept with each decision; raise it where a rule changes."""


def decide(
    block: Iterable[Mention], rulings: Iterable[Ruling] = (), weights: Weights = WEIGHTS
) -> tuple[Cluster, ...]:
    """Put mentions into clusters, each one person; a curator's rulings win over every score.

    The result depends on the mentions and rulings alone, in any order. Mentions whose blocks do not
    overlap do not touch each other's result. The keys of mentions and papers say nothing: what is
    equal otherwise is ordered by what is printed.
    """
    ruled = tuple(rulings)
    clusters = [
        cluster
        for mentions in block_mentions(block, ruled)
        for cluster in _decide_connected(mentions, ruled, weights)
    ]
    return tuple(sorted(clusters, key=lambda cluster: cluster.mentions[0].key))


def _decide_connected(
    mentions: Sequence[Mention], rulings: Sequence[Ruling], weights: Weights
) -> list[Cluster]:
    groups = join_certain(order_mentions(mentions), rulings)
    trail = Trail(groups)
    if len(groups) > 1:
        facts = find_facts(groups)
        facts.crowded = find_crowded_forms(groups, facts, weights)
        scorer = Scorer(facts, weights)
        groups = Agglomeration(groups, facts, scorer.score).run(trail.tell, weights.tie)
    return [trail.judge(group) for group in groups]


def order_mentions(mentions: Iterable[Mention]) -> list[Mention]:
    """Order mentions by what is printed, as they stand when the joining begins."""
    return sorted(mentions, key=_read_content)


def _read_content(mention: Mention) -> tuple[Any, ...]:
    """Give what is printed at the mention, to order mentions by; the key only parts equals."""
    return (
        mention.name.form,
        mention.year or 0,
        sorted(mention.words),
        sorted(mention.coauthors),
        sorted(mention.affiliations),
        mention.venue or "",
        sorted(mention.venue_words),
        mention.position or 0,
        mention.key,
    )
