"""How large a generated graph is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """What is asked for; `hyper` and `giant` are numbers of authors on single papers."""

    name: str
    papers: int
    authors: int
    communities: int
    institutions: int
    topics: int
    hyper: tuple[int, ...]


def _size(name: str, papers: int, hyper: tuple[int, ...]) -> Size:
    return Size(
        name=name,
        papers=papers,
        authors=round(papers * 0.56),
        communities=max(papers // 350, 4),
        institutions=max(papers // 66, 8),
        topics=max(papers // 100, 12),
        hyper=hyper,
    )


_FIVE_HUNDREDS = (512, 568, 601, 644, 702, 759, 823, 888)

SIZES = {
    "T": _size("T", 400, (60,)),
    "S": _size("S", 20_000, (512,)),
    "M": _size("M", 200_000, (*_FIVE_HUNDREDS, 3_000)),
    "L": _size("L", 2_000_000, (*(_FIVE_HUNDREDS * 10), *((3_000,) * 10))),
}
"""T is for tests; S, M and L are 20 thousand, 200 thousand and 2 million papers."""
