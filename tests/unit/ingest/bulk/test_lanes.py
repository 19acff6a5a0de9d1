"""What is written at the same time touches no node twice, and nothing is left out."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from random import Random
from typing import Any

import pytest

from ingest.bulk.lanes import cut_between, cut_nodes, cut_within, list_rounds, split_rounds

Cut = Callable[[Sequence[Any], int], list[list[list[Any]]]]


def _draw(within: bool) -> list[list[str]]:  # noqa: FBT001 - a column of the table
    """Draw relationships, of which many lead to few nodes."""
    random = Random(7)  # noqa: S311 - a fixed seed
    other = "author" if within else "paper"
    return [
        [f"author:{random.randrange(300)}", f"{other}:{int(300 * random.random() ** 3)}"]
        for _ in range(5_000)
    ]


def _ends(rows: Sequence[Sequence[str]]) -> set[str]:
    return {end for row in rows for end in row}


@pytest.mark.parametrize("writers", [1, 2, 3, 4])
@pytest.mark.parametrize(("cut", "within"), [(cut_between, False), (cut_within, True)])
def test_writers_of_a_round_share_no_node(cut: Cut, within: bool, writers: int) -> None:  # noqa: FBT001
    drawn = _draw(within)

    rounds = cut(drawn, writers)

    for cells in rounds:
        assert 0 < len(cells) <= writers
        for one, other in combinations(cells, 2):
            assert _ends(one).isdisjoint(_ends(other))
    written = Counter(tuple(row) for cells in rounds for cell in cells for row in cell)
    assert written == Counter(map(tuple, drawn))


def test_the_cells_are_the_same_in_every_run() -> None:
    # Pinned: a stopped load goes on with what another process has cut.
    words = ("tide", "wave", "fog", "rain")

    rounds = cut_within(list(combinations(words, 2)), 2)

    assert rounds == [
        [[("tide", "fog")]],
        [[("wave", "fog"), ("fog", "rain")]],
        [[("tide", "wave"), ("tide", "rain")]],
        [[("wave", "rain")]],
    ]


def test_a_node_that_draws_everything_makes_more_rounds_of_small_parts() -> None:
    rows = [[f"record:{number}", "import:1"] for number in range(1_000)]

    rounds = split_rounds(cut_between(rows, 2), 100)

    assert max(len(cell) for cells in rounds for cell in cells) == 100
    assert sorted(row for cells in rounds for cell in cells for row in cell) == sorted(rows)


def test_nodes_are_shared_out_evenly() -> None:
    rows = [[f"paper:{number}"] for number in range(7)]

    [cells] = cut_nodes(rows, 3)

    assert sorted(map(len, cells)) == [2, 2, 3]
    assert sorted(row for cell in cells for row in cell) == rows


@pytest.mark.parametrize("groups", [2, 4, 6, 8])
def test_each_group_meets_each_other_and_itself_once(groups: int) -> None:
    rounds = list_rounds(groups)

    met = Counter(pair for tables in rounds for table in tables for pair in table)
    everybody = range(groups)
    assert met == Counter((one, other) for one in everybody for other in everybody if one <= other)
    for tables in rounds:
        seated = [{group for pair in table for group in pair} for table in tables]
        assert sum(map(len, seated)) == len(set().union(*seated))
