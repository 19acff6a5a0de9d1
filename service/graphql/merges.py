"""How often one place of the answer is asked for, counted before validation compares all pairs.

Validation looks whether fields of one name in one place can be merged, pair by pair: a document of
a few kilobytes would keep the service busy for seconds.
"""

from collections.abc import Iterable, Iterator, Mapping

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from service.errors import RequestError
from service.graphql.selection import fragments_of
from service.settings import Limits

_STEPS = 10
"""How many times the fields of one operation are gone through, for all definitions together."""


def check_merges(document: DocumentNode, limits: Limits) -> None:
    """Raise `LIMIT_EXCEEDED` where too many fields have one name in one place.

    The document's operations are small enough already, but for fragments within themselves.
    """
    pairs = _Pairs(fragments_of(document), limits)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
            pairs.count(definition.selection_set)


class _Pairs:
    """Counts the pairs of all definitions together."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode], limits: Limits) -> None:
        self._fragments, self._limits = fragments, limits
        self._pairs = self._fields = 0

    def count(self, selection: SelectionSetNode) -> None:
        """Go through one definition, level by level."""
        level = [[selection]]
        # Fragments within themselves have no end, which validation says.
        for _ in range(self._limits.depth + 1):
            level = [below for place in level for below in self._merge(place)]

    def _merge(self, place: Iterable[SelectionSetNode]) -> Iterator[list[SelectionSetNode]]:
        """What is selected below each name of one place."""
        named: dict[str, list[SelectionSetNode | None]] = {}
        for field in self._flatten(place, set()):
            name = (field.alias or field.name).value
            same = named.setdefault(name, [])
            self._add(len(same))
            same.append(field.selection_set)
        for same in named.values():
            below = [selection for selection in same if selection is not None]
            if below:
                yield below

    def _flatten(self, place: Iterable[SelectionSetNode], seen: set[str]) -> Iterator[FieldNode]:
        for selection in place:
            for node in selection.selections:
                if isinstance(node, FieldNode):
                    yield node
                elif isinstance(node, InlineFragmentNode):
                    yield from self._flatten([node.selection_set], seen)
                elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                    seen.add(node.name.value)
                    fragment = self._fragments.get(node.name.value)
                    if fragment is not None:
                        yield from self._flatten([fragment.selection_set], seen)

    def _add(self, pairs: int) -> None:
        self._pairs += pairs
        self._fields += 1
        for what, limit, actual in (
            ("pairs of fields of one name in one place", self._limits.merges, self._pairs),
            ("fields in all definitions", self._limits.fields * _STEPS, self._fields),
        ):
            if actual > limit:
                raise RequestError(
                    "LIMIT_EXCEEDED",
                    f"The document has more than {limit} {what}.",
                    limit=limit,
                    hint="Select a field once in each place, or under different aliases.",
                )
