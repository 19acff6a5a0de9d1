"""Who of some authors wrote together, and who could connect those that did not."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.paths.evidence import Hop, JointPaper, make_hop
from graph.paths.options import PaperFilter
from graph.paths.statement_filter import filter_parameters, strength_parameters
from graph.store.async_database import AsyncDatabase

MOST_PAPERS = 100_000
"""How many joint papers one question may bring."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """Somebody outside who wrote with `members` of `groups` groups.

    `weakest` is the least of the strengths towards the groups, each taken at its best member.
    """

    id: str
    groups: int
    weakest: float
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """The collaborations among some authors, the strongest first.

    `groups` are the parts that hang together, the largest first. `cut` says that there are more
    joint papers than `MOST_PAPERS`, so that edges and papers may be missing.
    """

    edges: tuple[Hop, ...]
    groups: tuple[tuple[str, ...], ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Joint:
    """The papers that each pair among some authors wrote together; `cut` as in `Among`."""

    papers: dict[tuple[str, str], list[JointPaper]]
    cut: bool


async def read_joint(
    database: AsyncDatabase,
    authors: Sequence[str],
    papers: PaperFilter,
    *,
    seconds: float,
    undated: bool = False,
) -> Joint:
    """The joint papers of every pair, the lesser id first; `undated` ones count if that is set."""
    [row] = await database.run_named(
        "path/read_papers_among",
        timeout=seconds,
        authors=list(authors),
        most=MOST_PAPERS + 1,
        undated=undated,
        **filter_parameters(papers),
    )
    joint: dict[tuple[str, str], list[JointPaper]] = defaultdict(list)
    for id_, date, year, author_count, mentions in row["papers"][:MOST_PAPERS]:
        for (a, one), (b, other) in combinations(sorted(mentions), 2):
            paper = JointPaper(id_, date, year, author_count, min(one, other))
            joint[a, b].append(paper)
    return Joint(joint, len(row["papers"]) > MOST_PAPERS)


async def find_among(
    database: AsyncDatabase, authors: Sequence[str], papers: PaperFilter, *, seconds: float
) -> Among:
    """The edges and groups among `authors`."""
    joint = await read_joint(database, authors, papers, seconds=seconds)
    edges = [make_hop(pair, found, papers) for pair, found in joint.papers.items()]
    ranked = sorted(edges, key=lambda hop: (-hop.strength, hop.start, hop.goal))
    return Among(tuple(ranked), _groups(authors, joint.papers), joint.cut)


async def find_bridges(  # noqa: PLR0913 - what a read takes
    database: AsyncDatabase,
    groups: Sequence[Sequence[str]],
    papers: PaperFilter,
    *,
    avoid: Collection[str],
    most: int,
    seconds: float,
) -> tuple[tuple[Bridge, ...], int]:
    """The `most` best people who join at least two of the groups, and how many there are."""
    if len(groups) < 2:  # noqa: PLR2004 - nothing to join
        return (), 0
    group_of = {author: place for place, group in enumerate(groups) for author in group}
    [row] = await database.run_named(
        "path/list_bridges",
        timeout=seconds,
        authors=list(group_of),
        groups=list(group_of.values()),
        avoid=sorted(avoid),
        most=most,
        **strength_parameters(papers),
    )
    bridges = tuple(
        Bridge(id_, count, weakest, tuple(sorted(members)))
        for id_, count, weakest, members in row["bridges"]
    )
    return bridges, row["total"]


def _groups(
    authors: Sequence[str], pairs: Collection[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """The connected parts, the largest first, then by their least id."""
    linked: dict[str, set[str]] = {author: set() for author in authors}
    for a, b in pairs:
        linked[a].add(b)
        linked[b].add(a)
    groups = []
    left = set(linked)
    while left:
        queue = [left.pop()]
        for author in queue:
            queue += sorted(linked[author] & left)
            left -= linked[author]
        groups.append(tuple(sorted(queue)))
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))
