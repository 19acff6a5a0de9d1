"""Names and mentions as short texts, so that tables of cases stay readable."""

from ingest.linkers.mentions import Cluster, Mention
from ingest.linkers.names import PersonName, split_name


def name(printed: str) -> PersonName:
    """Split at the last space; a family name of several words is joined with underscores."""
    *given, family = printed.split()
    suffix = given.pop() if given and given[-1] in {"Jr", "Sr"} else None
    return split_name(printed, tuple(given), family.replace("_", " "), suffix)


def mention(printed: str, paper: str, *coauthors: str, page: str | None = None) -> Mention:
    """A mention on a paper with the blocks of its co-authors; `page` is the owner's profile."""
    pages = frozenset({page}) if page else frozenset()
    blocks = frozenset(name(one).block for one in coauthors)
    return Mention(f"{paper}#{printed}", name(printed), paper, blocks, pages)


def members(clusters: tuple[Cluster, ...]) -> set[frozenset[str]]:
    """The clusters as sets of mention keys."""
    return {frozenset(one.key for one in cluster.mentions) for cluster in clusters}
