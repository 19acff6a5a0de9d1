"""Cells without a group in common touch no node twice, and nothing is left out."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest

from ingest.bulk.cells import Cell, Kind, bundle, count_cells, cut_cells


def _draw(kind: Kind) -> list[list[str]]:
    """Draw relationships, of which many lead to few nodes."""
    random = Random(7)  # noqa: S311 - a fixed seed
    other = "author" if kind == "within" else "paper"
    return [
        [f"author:{random.randrange(300)}", f"{other}:{int(300 * random.random() ** 3)}"]
        for _ in range(5_000)
    ]


def _ends(cell: Cell) -> set[str]:
    return {end for row in cell.rows for end in row}


def _count(cells: Sequence[Cell]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(row) for cell in cells for row in cell.rows)


@pytest.mark.parametrize("writers", [1, 2, 3, 4])
@pytest.mark.parametrize("kind", ["between", "within"])
def test_cells_without_a_common_group_share_no_node(kind: Kind, writers: int) -> None:
    drawn = _draw(kind)

    cells = cut_cells(drawn, kind, writers, 10_000, "part/")

    assert _count(cells) == Counter(map(tuple, drawn))
    assert len(cells) == count_cells(kind, writers)
    apart = [
        (one, other) for one, other in combinations(cells, 2) if one.groups.isdisjoint(other.groups)
    ]
    assert all(_ends(one).isdisjoint(_ends(other)) for one, other in apart)
    for cell in cells:
        # So that another writer always finds something to write.
        assert writers == 1 or any(cell in pair for pair in apart)


def test_the_cells_are_the_same_in_every_run() -> None:
    # Pinned: a stopped load goes on with what another process has cut.
    words = ("tide", "wave", "fog", "rain")

    cells = cut_cells(list(combinations(words, 2)), "within", 2, 2, "part/")

    assert [(cell.part, cell.rows) for cell in cells] == [
        ("part/0.0", [("tide", "wave"), ("tide", "rain")]),
        ("part/1.0", [("tide", "fog")]),
        ("part/2.0", [("wave", "rain")]),
        ("part/3.0", [("wave", "fog"), ("fog", "rain")]),
    ]


def test_a_node_that_draws_everything_makes_more_and_small_cells() -> None:
    rows = [[f"record:{number}", "import:1"] for number in range(1_000)]

    cells = cut_cells(rows, "between", 2, 100, "part/")

    assert max(len(cell.rows) for cell in cells) == 100
    assert _count(cells) == Counter(map(tuple, rows))
    assert len({cell.part for cell in cells}) == len(cells)


def test_nodes_want_nobody_else_s() -> None:
    rows = [[f"paper:{number}"] for number in range(7)]

    cells = cut_cells(rows, "nodes", 3, 3, "part/")

    assert [len(cell.rows) for cell in cells] == [3, 3, 1]
    assert not any(cell.groups for cell in cells)


def test_what_starts_at_one_node_is_bundled_and_keeps_its_order() -> None:
    rows = [["b", "x", 1], ["a", "y", 2], ["b", "a", None]]

    assert bundle(rows) == [("b", [["x", 1], ["a", None]]), ("a", [["y", 2]])]
