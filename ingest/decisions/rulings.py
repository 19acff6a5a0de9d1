"""What decisions say together: the later one wins wherever two contradict each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from networkx.utils import UnionFind

from ingest.decisions.decision import Decision, Kind
from ingest.linkers.rulings import Different, Ruling, Same

Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundDecision:
    """A decision with the keys of those of its mentions that are there, part by part."""

    decision: Decision
    parts: tuple[Keys, ...]

    @property
    def keys(self) -> Keys:
        """Every mention that is there."""
        return frozenset().union(*self.parts)


@dataclass(frozen=True, slots=True)
class _Together:
    """Mentions that are one person by a decision; not `stated` where it only leaves them so."""

    decision: str
    keys: Keys
    stated: bool = True


@dataclass(frozen=True, slots=True)
class _Apart:
    """Mentions that are not the same person's by a decision."""

    decision: str
    left: Keys
    right: Keys


@dataclass(frozen=True, slots=True)
class Verdict:
    """What holds once the later decisions have overruled the earlier ones.

    `backed` says by which decisions each mention is where it is; `overruled` names, for each
    decision that does not hold as a whole, the later ones that it gave way to.
    """

    rulings: tuple[Ruling, ...]
    backed: Mapping[str, tuple[str, ...]]
    overruled: Mapping[str, tuple[str, ...]]


def weigh(found: Sequence[FoundDecision]) -> Verdict:
    """Give what the decisions say together; their order in the argument does not matter."""
    scales = _Scales()
    for each in sorted(found, key=lambda one: (one.decision.at, one.decision.id)):
        if each.decision.kind is Kind.SPLIT:
            scales.part(each.decision.id, each.parts[1], each.parts[0])
        elif each.decision.kind is not Kind.RENAME:
            scales.join(each.decision.id, each.keys)
    return scales.weigh()


class _Scales:
    """Takes decisions in their order, each overruling what was said before."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._together: list[_Together] = []
        self._apart: list[_Apart] = []
        self._overruled: dict[str, dict[str, None]] = {}

    def part(self, decision: str, leaving: Keys, staying: Keys) -> None:
        """Set mentions apart from those that stay."""
        crossed = _find_crossed(self._together, leaving, staying)
        self._together = [
            rest for one in self._together for rest in self._cut(one, leaving, crossed, decision)
        ]
        self._apart.append(_Apart(decision, leaving, staying))
        # What stays was not looked at one by one, but a split is no reason to break it up.
        self._together.append(_Together(decision, staying, stated=False))
        self.join(decision, leaving)

    def join(self, decision: str, keys: Keys) -> None:
        """Put mentions together."""
        self._together.append(_Together(decision, keys))
        group = next((group for group in _group(self._together) if group & keys), frozenset())
        self._apart = [rest for one in self._apart for rest in self._close(one, group, decision)]

    def weigh(self) -> Verdict:
        """Give what holds now."""
        backed: dict[str, dict[str, None]] = {}
        for one in self._together:
            for mention in one.keys if one.stated else ():
                backed.setdefault(mention, {})[one.decision] = None
        return Verdict(
            rulings=(
                *(Same(one.keys) for one in self._together if len(one.keys) > 1),
                *(Different(one.left, one.right) for one in self._apart if one.left and one.right),
            ),
            backed={mention: tuple(decisions) for mention, decisions in backed.items()},
            overruled={one: tuple(later) for one, later in self._overruled.items()},
        )

    def _cut(
        self, one: _Together, leaving: Keys, crossed: Keys, decision: str
    ) -> tuple[_Together, ...]:
        if not one.keys & crossed or not one.keys & leaving or one.keys <= leaving:
            return (one,)
        if one.stated:
            self._overrule(one.decision, decision)
        return replace(one, keys=one.keys - leaving), replace(one, keys=one.keys & leaving)

    def _close(self, one: _Apart, group: Keys, decision: str) -> tuple[_Apart, ...]:
        if not (one.left & group and one.right & group):
            return (one,)
        self._overrule(one.decision, decision)
        return replace(one, left=one.left - group), replace(one, right=one.right - group)

    def _overrule(self, earlier: str, later: str) -> None:
        if earlier != later:
            self._overruled.setdefault(earlier, {})[later] = None


def _find_crossed(together: Sequence[_Together], leaving: Keys, staying: Keys) -> Keys:
    """Give the members of every group that holds somebody who goes with somebody who stays."""
    groups = [group for group in _group(together) if group & leaving and group & staying]
    return frozenset().union(*groups)


def _group(together: Sequence[_Together]) -> list[Keys]:
    union: UnionFind[str] = UnionFind()
    for one in together:
        if one.keys:
            union.union(*one.keys)
    return [frozenset(group) for group in union.to_sets()]
