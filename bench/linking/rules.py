"""Simple rules, the peers: the name as printed, normalised, shortened; a shared co-author."""

from collections.abc import Callable, Mapping, Sequence

from bench.linking.namesakes import find_circles
from bench.linking.problems import Block
from ingest.linkers.mentions import Mention

Rule = Callable[[Sequence[Block]], dict[str, str]]


def _by(read: Callable[[Mention], str]) -> Rule:
    return lambda blocks: {mention.key: read(mention) for block in blocks for mention in block}


def _shorten(mention: Mention) -> str:
    initial = mention.name.given[0][:1] if mention.name.given else ""
    return f"{' '.join(mention.name.family)}, {initial}"


def _by_coauthor(blocks: Sequence[Block]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks:
        forms: dict[str, list[Mention]] = {}
        for mention in block:
            forms.setdefault(mention.name.form, []).append(mention)
        for same in forms.values():
            found |= find_circles(same)
    return found


RULES: Mapping[str, Rule] = {
    "exact name": _by(lambda mention: mention.name.printed),
    "normalised name": _by(lambda mention: mention.name.form),
    "last name and initial": _by(_shorten),
    "normalised name and a shared co-author": _by_coauthor,
}
