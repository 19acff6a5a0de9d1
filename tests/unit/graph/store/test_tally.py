"""The database's time is a part of the request's, also where statements run at once."""

import pytest

from graph.store.tally import Tally


@pytest.mark.parametrize(
    ("spans", "seconds"),
    [
        ([], 0),
        ([(1, 2), (3, 5)], 3),
        ([(1, 2), (2, 3)], 2),
        ([(2, 3), (1, 4)], 3),
        ([(1, 4), (2, 5)], 4),
        ([(1, 2), (3, 4), (5, 6), (3, 7)], 5),
        ([(1, 2), (3, 4), (0, 7)], 7),
    ],
)
def test_the_time_of_statements(spans: list[tuple[int, int]], seconds: int) -> None:
    tally = Tally()
    for began, ended in spans:
        tally.add("a", began, ended, 2)
    assert tally.seconds == seconds
    assert (tally.statements.total(), tally.rows) == (len(spans), 2 * len(spans))
