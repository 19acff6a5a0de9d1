"""What the mentions of a block together tell about its names and words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement

from ingest.linkers.affiliations import Spread, find_spreads
from ingest.linkers.group import Group
from ingest.linkers.likeness import Likeness, compare
from ingest.linkers.names import PersonName
from ingest.linkers.syllables import is_syllable
from ingest.linkers.word_lists import read_words

_CLEAR = Likeness.NICKNAME
"""Names that fit at least so well speak for one person by themselves."""


@dataclass(slots=True)
class BlockFacts:
    """Facts by printed form (`PersonName.form`), and the weight of each title word.

    `sizes` count mentions; `shares` say how much of them the largest circle of co-authors holds;
    `rivals` count people, by the names, whom an abbreviated form may mean beyond the first;
    `partners` are the forms that do not conflict; `spreads` say how many affiliations a form has;
    `crowded` are forms of several people.
    """

    sizes: Mapping[str, int]
    shares: Mapping[str, float]
    common: frozenset[str]
    common_family: frozenset[str]
    rivals: Mapping[str, int]
    partners: Mapping[str, Sequence[str]]
    words: Mapping[str, float]
    venue_words: Mapping[str, float]
    spreads: Mapping[str, Spread]
    crowded: set[str] = field(default_factory=set)


def find_facts(groups: Sequence[Group]) -> BlockFacts:
    """Look at the groups of a block before any is weighed."""
    names = {form: name for group in groups for form, name in group.names.items()}
    partners = dict(_find_partners(names))
    sizes: Counter[str] = Counter()
    largest: Counter[str] = Counter()
    for group in groups:
        for form, count in Counter(member.name.form for member in group.members).items():
            sizes[form] += count
            largest[form] = max(largest[form], count)
    return BlockFacts(
        sizes=sizes,
        shares={form: largest[form] / size for form, size in sizes.items()},
        common=frozenset(form for form, name in names.items() if is_common(name)),
        common_family=frozenset(form for form, name in names.items() if has_common_family(name)),
        rivals={f: _count_rivals(name, partners.get(f, ()), names) for f, name in names.items()},
        partners=partners,
        words=_weigh_words([m.words for group in groups for m in group.members]),
        venue_words=_weigh_words([m.venue_words for group in groups for m in group.members]),
        spreads=find_spreads(groups),
    )


def is_common(name: PersonName) -> bool:
    """Whether many bear the name: a common family name, and one syllable or initials."""
    if not has_common_family(name):
        return False
    return name.initials_only or (len(name.given) == 1 and is_syllable(name.given[0]))


def has_common_family(name: PersonName) -> bool:
    """Whether the family name is one of those that most people share, whatever the given names."""
    return len(name.family) == 1 and name.family[0] in read_words("common_families.txt")


def _find_partners(names: Mapping[str, PersonName]) -> Iterator[tuple[str, list[str]]]:
    found: dict[str, list[str]] = defaultdict(list)
    for left, right in combinations_with_replacement(sorted(names), 2):
        if compare(names[left], names[right]) is not Likeness.CONFLICT:
            found[left].append(right)
            if left != right:
                found[right].append(left)
    return iter(found.items())


def _count_rivals(
    name: PersonName, partners: Sequence[str], names: Mapping[str, PersonName]
) -> int:
    vague = [names[form] for form in partners if compare(name, names[form]) < Likeness.SHORT]
    people: list[PersonName] = []
    for one in sorted(vague, key=lambda other: (-len(other.given), other.form)):
        if all(compare(one, other) < _CLEAR for other in people):
            people.append(one)
    return max(0, len(people) - 1)


def _weigh_words(papers: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """Give each word its inverse document frequency in the block."""
    counts = Counter(word for words in papers for word in words)
    return {word: math.log((len(papers) + 20) / (count + 0.5)) for word, count in counts.items()}
