"""Six people whose papers join them in every way that an option tells apart."""

from tests.helpers.collaborations import World, WorldPaper


def paper(number: int, year: int | None, count: int, *authors: tuple[str, float]) -> WorldPaper:
    """A paper of authors with their certainties; `count` where it has more than are named."""
    mentions = tuple((f"author:{author}", confidence) for author, confidence in authors)
    return WorldPaper(f"paper:{number}", max(count, len(authors)), year, mentions)


PEOPLE = World(
    tuple(f"author:{name}" for name in ("ann", "bob", "cleo", "dan", "eve", "loner")),
    (
        paper(1, 2020, 0, ("ann", 1), ("bob", 1)),
        paper(2, 2022, 0, ("ann", 1), ("bob", 0.9)),
        paper(3, 2022, 0, ("ann", 1), ("bob", 1), ("dan", 0.5)),
        paper(4, 2019, 0, ("bob", 1), ("cleo", 1)),
        paper(5, None, 0, ("dan", 0.5), ("cleo", 1)),
        paper(6, 2021, 400, ("ann", 1), ("eve", 1)),
    ),
)
