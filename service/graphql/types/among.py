"""Collaborations among given people, and who could connect them."""

import strawberry

from service.graphql.fields import leaf, planned
from service.graphql.types.author import Author
from service.graphql.types.completeness import CompletenessStatus
from service.graphql.types.filter_arguments import EffectivePaperFilter
from service.graphql.types.hop import Hop


@strawberry.type(description="People among those asked for who hang together by joint papers.")
class CollaborationGroup:
    """One connected part."""

    authors: list[Author] = planned("Who they are, by id.")


@strawberry.type(description="Somebody outside who wrote with people of several groups.")
class CollaborationBridge:
    """Somebody who connects groups."""

    author: Author = planned("The person.")
    group_count: int = leaf("How many groups they wrote with.")
    members: list[Author] = planned("With whom of those asked for they wrote, by id.")
    weakest_strength: float = leaf(
        "The least of their strengths towards the groups, each taken at its best member."
    )


@strawberry.type(description="What an answer about people's collaborations leaves out.")
class AmongCompleteness:
    """What the answer leaves out."""

    status: CompletenessStatus = leaf("Whether edges, papers or bridges are missing.")
    reason: str | None = leaf("What was left out, as a sentence; null where nothing was.")
    bridge_total: int | None = leaf(
        "How many bridges there are; null where they were not asked for."
    )
    papers_excluded: int = planned(
        "How many papers of the people asked for the hyper-author policy alone left out. Counted "
        "only when it is selected."
    )


@strawberry.type(description="The collaborations among given people.")
class CollaborationAmong:
    """The answer."""

    authors: list[Author] = planned(
        "The people asked for, each once, in the order in which they were given."
    )
    edges: list[Hop] = planned(
        "Every two of them with joint papers that count, the strongest first, then by ids."
    )
    groups: list[CollaborationGroup] = planned(
        "The parts that hang together, the largest first, then by the least id; one group means "
        "that all are connected among themselves."
    )
    bridges: list[CollaborationBridge] | None = planned(
        "Who connects people of at least two groups: those who join most groups first, then most "
        "people, then by `weakestStrength`, then by id. Null unless `includeBridges` is true."
    )
    effective: EffectivePaperFilter = planned("Which papers joined two authors.")
    completeness: AmongCompleteness = planned("What the answer leaves out.")
