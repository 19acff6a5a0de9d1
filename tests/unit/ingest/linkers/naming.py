"""Names and mentions as short texts, so that tables of cases stay readable."""

from typing import Any

from ingest.linkers.mentions import Cluster, Mention
from ingest.linkers.names import PersonName, split_name
from ingest.linkers.teams import find_teams


def name(printed: str) -> PersonName:
    """Split at the last space; a family name of several words is joined with underscores."""
    *given, family = printed.split()
    suffix = given.pop() if given and given[-1] in {"Jr", "Sr"} else None
    return split_name(printed, tuple(given), family.replace("_", " "), suffix)


def mention(
    printed: str, paper: str, *coauthors: str, page: str | None = None, **more: Any
) -> Mention:
    """A mention on a paper with its co-authors; `page` is the owner's profile."""
    pages = frozenset({page}) if page else frozenset()
    [team, *_] = find_teams([name(printed), *map(name, coauthors)])
    return Mention(
        more.pop("key", f"{paper}#{printed}"),
        name(printed),
        paper,
        coauthors=team.coauthors,
        coauthor_names=team.names,
        pages=pages,
        **more,
    )


def members(clusters: tuple[Cluster, ...]) -> set[frozenset[str]]:
    """The clusters as sets of mention keys."""
    return {frozenset(one.key for one in cluster.mentions) for cluster in clusters}
