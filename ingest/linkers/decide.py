"""Who is who among the mentions of one block: one pure function for every path.

A block holds every mention whose family name and first initial agree. Joins are made from the
surest to the least sure, and one is refused where it would put two names that conflict, or two
mentions of one paper, into one person. An initial alone never joins.
"""

from collections.abc import Iterable, Sequence

from ingest.linkers.candidates import Join, find_name_joins, find_shared_joins, find_variant_joins
from ingest.linkers.evidence import judge
from ingest.linkers.groups import Groups
from ingest.linkers.mentions import Cluster, Mention
from ingest.linkers.open_forms import find_namesake_forms, find_open_forms

METHOD = "names-1"
"""Version of these rules, kept with each decision; raise it where a rule changes."""


def decide(block: Sequence[Mention]) -> tuple[Cluster, ...]:
    """Put the mentions of one block into clusters, each one person.

    The result depends on the mentions alone, in any order, and on their keys only to break ties.
    """
    mentions = sorted(block, key=lambda mention: mention.key)
    groups = Groups(mentions)
    if len(mentions) > 1:
        _join_page_owners(groups)
        _join_names(groups)
    return tuple(judge(members) for members in groups.members())


def _join_page_owners(groups: Groups) -> None:
    """A page belongs to one person, so its owner's mentions are one."""
    first: dict[str, Mention] = {}
    for mention in groups.mentions:
        for page in sorted(mention.pages):
            groups.join(first.setdefault(page, mention), mention)


def _join_names(groups: Groups) -> None:
    namesakes = find_namesake_forms(groups.mentions)
    opened = find_open_forms(groups.mentions)
    _apply(groups, find_shared_joins(groups.mentions, opened | namesakes))
    certain = [m for m in groups.mentions if m.name.form not in opened | namesakes]
    _apply(groups, find_name_joins(certain))
    _apply(groups, find_variant_joins(certain))
    # What no co-author places stays by itself, beside the longer names that it may belong to.
    placed = {key for key, forms in groups.forms().items() if not forms <= opened}
    rest = [m for m in groups.mentions if m.name.form in opened and groups.find(m) not in placed]
    _apply(groups, find_name_joins(rest))


def _apply(groups: Groups, joins: Iterable[Join]) -> None:
    for join in sorted(joins):
        groups.join(join.left, join.right)
