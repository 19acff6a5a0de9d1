"""Mentions that are being put together, with the two rules that no join may break."""

from collections.abc import Sequence

from ingest.linkers.mentions import Mention
from ingest.linkers.names import Likeness, PersonName, compare


class Groups:
    """A union of mentions in which names never conflict and no paper occurs twice."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Begin with each mention by itself."""
        self.mentions = mentions
        self._parent = {mention.key: mention.key for mention in mentions}
        self._papers = {m.key: {m.paper} if m.paper else set() for m in mentions}
        self._names: dict[str, dict[str, PersonName]] = {
            m.key: {m.name.form: m.name} for m in mentions
        }

    def find(self, mention: Mention) -> str:
        """Give the key that stands for the mention's group."""
        key = mention.key
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, left: Mention, right: Mention) -> bool:
        """Make one group of the two, unless a rule forbids it; say whether they are one now."""
        one, other = sorted((self.find(left), self.find(right)))
        if one == other:
            return True
        if self._papers[one] & self._papers[other] or self._conflict(one, other):
            return False
        self._parent[other] = one
        self._papers[one] |= self._papers.pop(other)
        self._names[one] |= self._names.pop(other)
        return True

    def members(self) -> list[list[Mention]]:
        """Give the groups, each in the order of its mentions."""
        groups: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            groups.setdefault(self.find(mention), []).append(mention)
        return list(groups.values())

    def forms(self) -> dict[str, set[str]]:
        """Give the printed forms in each group, by the key that stands for it."""
        return {key: set(self._names[key]) for key in map(self.find, self.mentions)}

    def _conflict(self, one: str, other: str) -> bool:
        return any(
            compare(left, right) is Likeness.CONFLICT
            for form, left in self._names[one].items()
            for right_form, right in self._names[other].items()
            if form != right_form
        )
