"""How sure each mention of a person is, and why, in words."""

import math
from collections import Counter
from collections.abc import Sequence

from ingest.linkers.group import Group
from ingest.linkers.likeness import Likeness
from ingest.linkers.mentions import Cluster, Judgement, Mention
from ingest.linkers.score import Score

_ALONE = 1.0
_RULED = 1.0
_PRINTED_ON_OWN_PAGE = 0.99
_CIRCLE = 0.98
_INFERRED = {True: 0.9, False: 0.8}
"""By whether the page that lists the paper prints its owner's name."""
_SCALE = 1.6
_SURE = 0.97
"""What weighing can reach; a circle of co-authors is surer."""
_SHOWN = 3
"""Co-authors that the words name; all of them count."""
_TELLING = 0.5

_NAMES = {
    Likeness.SAME: "same name",
    Likeness.SPELT: "{name} in another spelling",
    Likeness.MIDDLE: "fits {name}, other given names agree",
    Likeness.SHORT: "fits {name}, with other middle names printed",
    Likeness.SAME_INITIALS: "same initials as {name}",
    Likeness.REORDERED: "given names of {name} in another order",
    Likeness.NICKNAME_WITH_MIDDLE: "nickname or short form of {name}, other given names agree",
    Likeness.NICKNAME: "nickname or short form of {name}",
    Likeness.LATER_NAMES: "later given names of {name}",
    Likeness.INITIALS: "initials fit {name}",
    Likeness.INITIAL: "initial fits {name}",
    Likeness.PART: "one given name of {name}",
    Likeness.SLIP_WITH_MIDDLE: "one letter differs from {name}, other given names agree",
    Likeness.SLIP: "one letter differs from {name}",
    Likeness.FAMILY: "only the family name of {name}",
}


class Trail:
    """Remembers why each mention came to the others, as the groups of a block are joined."""

    def __init__(self, groups: Sequence[Group]) -> None:
        """Begin with the groups that needed no weighing."""
        self._said: dict[str, tuple[float, tuple[str, ...]]] = {}
        for group in groups:
            if group.size > 1:
                self._tell_circle(group)

    def tell(self, left: Group, right: Group, score: Score) -> None:
        """Note a join: it is the lesser group's mentions that it may be wrong about."""
        confidence = min(_SURE, 1 / (1 + math.exp(-score.total / _SCALE)))
        for one, other in ((left, right), (right, left)):
            if one.size > other.size:
                continue
            said = confidence, tuple(_list_reasons(one, other, score))
            for member in one.members:
                if member.key not in self._said or said[0] < self._said[member.key][0]:
                    self._said[member.key] = said

    def judge(self, group: Group) -> Cluster:
        """Give the group as a cluster with a judgement on each mention, in the order of keys."""
        members = sorted(group.members, key=lambda member: member.key)
        return Cluster(tuple(self._judge(member, len(members)) for member in members))

    def _judge(self, member: Mention, size: int) -> Judgement:
        if member.inferred:
            return Judgement(member, _INFERRED[member.page_named], _list_inferred(member))
        if size == 1:
            return Judgement(member, _ALONE, ("no other mention fits",))
        if member.pages:
            return Judgement(member, _PRINTED_ON_OWN_PAGE, ("printed on the author's own page",))
        return Judgement(member, *self._said[member.key])

    def _tell_circle(self, group: Group) -> None:
        shared = Counter(one for member in group.members for one in member.coauthors)
        places = Counter(one for member in group.members for one in member.affiliations)
        forms = Counter(member.name.form for member in group.members)
        for member in group.members:
            reasons = []
            if forms[member.name.form] > 1:
                reasons.append(_NAMES[Likeness.SAME])
            known = sorted(one for one in member.coauthors if shared[one] > 1)
            if known:
                reasons.append(_name_coauthors(known))
            same = sorted(one for one in member.affiliations if places[one] > 1)
            if same:
                reasons.append(f"same affiliation: {same[0]}")
            self._said[member.key] = _CIRCLE, tuple(reasons) or ("same page, id or ruling",)


def _list_reasons(one: Group, other: Group, score: Score) -> list[str]:
    reasons = [_NAMES[score.likeness].format(name=find_fullest(other.members).name.printed)]
    shared = sorted(one.coauthors.keys() & other.coauthors.keys())
    if shared:
        reasons.append(_name_coauthors(shared))
    same = sorted(one.affiliations.keys() & other.affiliations.keys())
    if same:
        reasons.append(f"same affiliation: {same[0]}")
    elif score.affiliation < 0:
        known = one.affiliations and other.affiliations
        reasons.append("other affiliations" if known else "affiliation not known")
    if score.papers < -_TELLING:
        reasons.append("papers unlike")
    elif score.papers > _TELLING and _is_anything_alike(one, other):
        reasons.append("papers alike")
    if one.ids & other.ids:
        reasons.append(f"same {min(one.ids & other.ids)}")
    return reasons


def _is_anything_alike(one: Group, other: Group) -> bool:
    return not (
        one.words.keys().isdisjoint(other.words) and one.venues.keys().isdisjoint(other.venues)
    )


def _name_coauthors(shared: Sequence[str]) -> str:
    count = "1 co-author" if len(shared) == 1 else f"{len(shared)} co-authors"
    return f"shares {count}: {'; '.join(shared[:_SHOWN])}"


def find_fullest(members: Sequence[Mention]) -> Mention:
    """Give the mention that prints the most of the name, the first of those by name."""
    return min(
        members,
        key=lambda member: (
            member.name.initials_only,
            -sum(len(word) for word in member.name.given),
            member.name.printed,
        ),
    )


def _list_inferred(member: Mention) -> tuple[str, ...]:
    if member.page_named:
        return ("listed on the author's own page, not among the printed names",)
    return ("listed on a page that other entries show to be the author's",)
