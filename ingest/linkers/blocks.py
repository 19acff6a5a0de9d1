"""Which names have to be decided together: those whose blocks overlap."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from ingest.linkers.mentions import Mention
from ingest.linkers.names import PersonName
from ingest.linkers.rulings import Ruling, Same

Bridge = tuple[str, str]
"""Two blocks that are decided together, in their order."""


def block_mentions(
    mentions: Iterable[Mention], rulings: Iterable[Ruling] = ()
) -> list[list[Mention]]:
    """Cut the mentions into blocks that share no key; the order within a block stays.

    Mentions that a ruling makes one person are in one block, whatever their names.
    """
    by_form: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_form[mention.name.form].append(mention)
    names = [same[0].name for same in by_form.values()]
    connected = connect_keys(names, _find_ruled(by_form, rulings))
    blocks: dict[str, list[Mention]] = defaultdict(list)
    for same in by_form.values():
        blocks[connected[same[0].name.block]] += same
    return list(blocks.values())


def connect_keys(names: Iterable[PersonName], bridges: Iterable[Bridge] = ()) -> dict[str, str]:
    """Give, for each key, the least one that it is connected with through names and bridges."""
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    pairs = ((name.block, key) for name in names for key in (name.keys or ("",)))
    for left, right in chain(pairs, bridges):
        first, other = sorted((find(left), find(right)))
        parent[other] = first
    return {key: find(key) for key in list(parent)}


def find_bridges(people: Iterable[Iterable[PersonName]]) -> set[Bridge]:
    """Give the pairs of keys that names of several family names, or of one person, connect."""
    found: set[Bridge] = set()
    for names in people:
        listed = sorted(names, key=lambda name: name.form)
        keys = [key for name in listed for key in name.keys]
        found |= {(min(keys[0], key), max(keys[0], key)) for key in keys if key != keys[0]}
    return found


def _find_ruled(
    by_form: Mapping[str, Sequence[Mention]], rulings: Iterable[Ruling]
) -> Iterator[Bridge]:
    ruled = [ruling for ruling in rulings if isinstance(ruling, Same)]
    if not ruled:
        return
    block = {mention.key: mention.name.block for same in by_form.values() for mention in same}
    for ruling in ruled:
        blocks = sorted(block[key] for key in ruling.mentions if key in block)
        yield from pairwise(blocks)
