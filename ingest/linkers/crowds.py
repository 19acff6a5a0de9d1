"""Printed names that several people bear, told by groups of papers that have little in common."""

from collections import defaultdict
from collections.abc import Sequence

from ingest.linkers.block_facts import BlockFacts, is_common
from ingest.linkers.crowd_signs import find_signs
from ingest.linkers.group import Group
from ingest.linkers.names import PersonName
from ingest.linkers.weights import Weights
from ingest.linkers.word_lists import read_words

_FEWEST = 6
"""Mentions with co-authors that it takes; of fewer, nothing can be said."""
_GROUPS = 3
"""Groups that it takes: one person may well have worked in two circles."""


def find_crowded_forms(groups: Sequence[Group], facts: BlockFacts, weights: Weights) -> set[str]:
    """Give the forms that are more likely several people's than one's."""
    by_form: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.with_team:
            for form in group.names:
                by_form[form].append(group)
    return {
        form
        for form, same in by_form.items()
        if len(same) >= _GROUPS
        and sum(group.size for group in same) >= _FEWEST
        and _weigh_name(same[0].names[form], weights)
        + find_signs(same, facts).weigh(weights.crowd_signs)
        > 0
    }


def _weigh_name(name: PersonName, weights: Weights) -> float:
    """Give the log odds that a name is shared, before its papers are looked at."""
    families = read_words("common_families.txt") | read_words("frequent_families.txt")
    if len(name.family) != 1 or name.family[0] not in families:
        return weights.crowd_rare
    plain = len(name.given) == 1 and name.given[0] in read_words("frequent_given.txt")
    if plain or name.initials_only or is_common(name):
        return weights.crowd_common
    return weights.crowd_frequent
