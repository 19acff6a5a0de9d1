"""How sure each mention of a cluster is, and why, in words."""

from collections import Counter
from collections.abc import Sequence

from ingest.linkers.mentions import Cluster, Judgement, Mention
from ingest.linkers.names import Likeness, compare

_ALONE = 1.0
_PRINTED_ON_OWN_PAGE = 0.99
_INFERRED = {True: 0.9, False: 0.8}
"""By whether the page that lists the paper prints its owner's name."""
_BY_NAME = {Likeness.SAME: 0.9, Likeness.SHORT: 0.8, Likeness.INITIALS: 0.6}
_WITH_COAUTHORS = {Likeness.SAME: 0.98, Likeness.SHORT: 0.95, Likeness.INITIALS: 0.8}
_SHOWN = 3
"""Co-authors that the words name; all of them count."""


def judge(members: Sequence[Mention]) -> Cluster:
    """Score each mention of one person against the others."""
    frequency = Counter(coauthor for member in members for coauthor in member.coauthors)
    fullest = find_fullest(members)
    forms = Counter(member.name.form for member in members)
    return Cluster(tuple(_judge(member, members, fullest, forms, frequency) for member in members))


def find_fullest(members: Sequence[Mention]) -> Mention:
    """Give the mention that prints the most of the name, the first of those by key."""
    return min(
        members,
        key=lambda member: (
            member.name.initials_only,
            -sum(len(min(word)) for word in member.name.given),
            member.key,
        ),
    )


def _judge(
    member: Mention,
    members: Sequence[Mention],
    fullest: Mention,
    forms: Counter[str],
    frequency: Counter[str],
) -> Judgement:
    if member.inferred:
        return Judgement(member, _INFERRED[member.page_named], _inferred_reasons(member))
    if len(members) == 1:
        return Judgement(member, _ALONE, ("no other mention fits",))
    likeness = _likeness(member, fullest, forms)
    shared = sorted(name for name in member.coauthors if frequency[name] > 1)
    reasons = [_NAME_REASONS[likeness].format(name=fullest.name.printed)]
    if shared:
        reasons.append(f"shares co-authors: {'; '.join(shared[:_SHOWN])}")
    if member.pages:
        return Judgement(member, _PRINTED_ON_OWN_PAGE, ("printed on the author's own page",))
    score = (_WITH_COAUTHORS if shared else _BY_NAME)[likeness]
    return Judgement(member, score, tuple(reasons))


_NAME_REASONS = {
    Likeness.SAME: "same full name",
    Likeness.SHORT: "fits {name}, with other middle names printed",
    Likeness.INITIALS: "initials fit {name}",
}


def _likeness(member: Mention, fullest: Mention, forms: Counter[str]) -> Likeness:
    if member.name.initials_only:
        return Likeness.INITIALS
    if forms[member.name.form] > 1:
        return Likeness.SAME
    return max(compare(member.name, fullest.name), Likeness.SHORT)


def _inferred_reasons(member: Mention) -> tuple[str, ...]:
    if member.page_named:
        return ("listed on the author's own page, not among the printed names",)
    return ("listed on a page that other entries show to be the author's",)
