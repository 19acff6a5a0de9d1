"""Printed forms of a name that cannot, by themselves, say which person is meant."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from ingest.linkers.mentions import Mention
from ingest.linkers.names import Likeness, PersonName, compare, is_initial


def find_open_forms(mentions: Sequence[Mention]) -> frozenset[str]:
    """Give the forms that fit two longer forms which conflict with each other.

    "Jane Roe" is open beside "Jane A. Roe" and "Jane B. Roe".
    """
    names = {m.name.form: m.name for m in mentions if not m.name.initials_only}
    fitting: dict[str, list[PersonName]] = defaultdict(list)
    for left, right in pair_by_given_name(names.values()):
        if compare(left, right) is Likeness.SHORT:
            fitting[left.form].append(right)
            fitting[right.form].append(left)
    return frozenset(form for form, others in fitting.items() if has_conflict(others))


def find_namesake_forms(mentions: Sequence[Mention]) -> frozenset[str]:
    """Give the forms that one paper prints twice: two people bear that very name."""
    seen: set[tuple[str, str]] = set()
    twice: set[str] = set()
    for mention in mentions:
        if mention.paper is None:
            continue
        place = (mention.paper, mention.name.form)
        if place in seen:
            twice.add(mention.name.form)
        seen.add(place)
    return frozenset(twice)


def has_conflict(names: Iterable[PersonName]) -> bool:
    """Say whether any two of the names cannot be one person's."""
    distinct = {name.form: name for name in names}
    return any(
        compare(one, other) is Likeness.CONFLICT
        for one, other in combinations(distinct.values(), 2)
    )


def pair_by_given_name(names: Iterable[PersonName]) -> Iterator[tuple[PersonName, PersonName]]:
    """Give pairs with one given name in full that can be the same, also if written as one word."""
    by_word: dict[str, dict[str, PersonName]] = defaultdict(dict)
    for name in names:
        whole = "".join(min(word) for word in name.given)
        full = {spelling for word in name.given if not is_initial(word) for spelling in word}
        for spelling in full | {whole}:
            by_word[spelling][name.form] = name
    for same in by_word.values():
        yield from combinations(same.values(), 2)
