"""Whether authors who lose a paper still hang together with those whom they wrote it with."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from ingest.loaders.changes import PaperAuthors


def find_torn(
    before: Iterable[PaperAuthors],
    after: Iterable[PaperAuthors],
    around: Iterable[PaperAuthors],
    gone: Collection[str],
    threshold: int,
) -> set[str]:
    """Give authors who may hang together no more, over all papers or over small ones only.

    `before` and `after` are the papers that change, `around` others that are known: a part of the
    graph as it will be. Whoever hangs together in the part does so in the whole. A way between two
    authors that leads over papers that keep their people is still there. One that leads over other
    papers, or over authors who are `gone`, is there as long as those beside it hang together
    otherwise.
    """
    old, now, beside = list(before), list(after), list(around)
    torn = set(_find_apart(gone, old, now, beside))
    small = [
        [team for team in teams if team.author_count <= threshold] for teams in (old, now, beside)
    ]
    return torn.union(_find_apart(gone, *small))


def _find_apart(
    gone: Collection[str],
    before: Iterable[PaperAuthors],
    after: Sequence[PaperAuthors],
    around: Iterable[PaperAuthors],
) -> Iterator[str]:
    people = {team.paper: team.authors for team in after}
    broken = [
        team.authors
        for team in before
        if not set(team.authors).issubset(people.get(team.paper, ()))
    ]
    if not broken:
        return
    were = connect(broken)
    are = connect(team.authors for team in chain(after, around))
    first: dict[str, str] = {}
    for author in sorted(were.keys() - set(gone)):
        place = are.get(author, author)
        if first.setdefault(were[author], place) != place:
            yield author


def connect(teams: Iterable[Sequence[str]]) -> dict[str, str]:
    """Give, for each author, one who stands for all that the teams connect him with."""
    parent: dict[str, str] = {}

    def find(one: str) -> str:
        while (above := parent.setdefault(one, one)) != one:
            parent[one] = parent[above]
            one = above
        return one

    for team in teams:
        if team:
            root = find(team[0])
            for other in team[1:]:
                parent[find(other)] = root
    return {one: find(one) for one in list(parent)}
