"""Writers take what nobody else's cell is in the way of, and the first failure ends all of them."""

from collections import Counter
from itertools import combinations
from threading import Barrier, Event, Lock, Thread, current_thread
from time import sleep

import pytest

from ingest.bulk.cells import Cell, Group
from ingest.bulk.writers import Writers

_PATIENCE = 60


def _cell(part: str, *groups: int) -> Cell:
    return Cell(part, [], frozenset(("either", group) for group in groups))


def test_everything_is_written_once_and_nothing_beside_its_like() -> None:
    cells = [_cell(f"{one}-{other}", one, other) for one, other in combinations(range(6), 2)] * 4
    locked: Counter[Group] = Counter()
    written: list[str] = []
    together: set[int] = set()
    lock, three = Lock(), Event()

    def write(cell: Cell, _: Event) -> None:
        with lock:
            locked.update(cell.groups)
            together.add(locked.total() // 2)
            assert max(locked.values()) == 1
            if len(together) == 3:
                three.set()
        assert three.wait(_PATIENCE)  # no writer is so late that the others do all
        sleep(0.002)
        with lock:
            locked.subtract(cell.groups)
            written.append(cell.part)

    with Writers(3, write) as writers:
        writers.add(cells[:30])
        writers.add(cells[30:])
        writers.finish()
        assert Counter(written) == Counter(cell.part for cell in cells)

    assert max(together) == 3


def test_one_that_must_wait_does_not_hold_up_those_behind_it() -> None:
    met = Barrier(2, timeout=_PATIENCE)
    order: list[str] = []

    def write(cell: Cell, _: Event) -> None:
        order.append(cell.part)
        if cell.part != "second":
            met.wait()

    with Writers(2, write) as writers:
        writers.add([_cell("first", 1, 2), _cell("second", 2), _cell("third", 3)])
        writers.finish()

    assert order[-1] == "second"


def test_what_a_writer_fails_with_is_raised_and_ends_the_others() -> None:
    written: list[str] = []

    def write(cell: Cell, _: Event) -> None:
        if cell.part == "bad":
            raise ValueError(current_thread().name)
        written.append(cell.part)

    with pytest.raises(ValueError, match="writer-0"), Writers(1, write) as writers:  # noqa: PT012 - either raises
        writers.add([_cell("good", 1), _cell("bad", 1), _cell("never", 1)])
        writers.finish()

    assert written == ["good"]


def test_leaving_early_writes_no_more_than_was_taken() -> None:
    written: list[str] = []

    def write(cell: Cell, given_up: Event) -> None:
        given_up.wait(_PATIENCE)
        written.append(cell.part)

    with pytest.raises(KeyError), Writers(1, write) as writers:  # noqa: PT012 - as where a file ends early
        writers.add([_cell(str(number), 1) for number in range(2)])
        raise KeyError

    assert len(written) <= 1


def test_where_not_all_can_start_none_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    begin, begun = Thread.start, list[Thread]()

    def begin_one(thread: Thread) -> None:
        if begun:
            raise RuntimeError("can't start new thread")
        begun.append(thread)
        begin(thread)

    monkeypatch.setattr(Thread, "start", begin_one)
    with pytest.raises(RuntimeError, match="new thread"), Writers(2, lambda *_: None):
        pass

    begun[0].join(_PATIENCE)
    assert not begun[0].is_alive()


@pytest.mark.parametrize("fails", ["block", "writer"])
def test_who_waits_is_told_that_it_is_in_vain(fails: str) -> None:
    waiting, told = Event(), list[bool]()

    def write(cell: Cell, given_up: Event) -> None:
        if cell.part == "waits":
            waiting.set()
            told.append(given_up.wait(_PATIENCE))
        elif waiting.wait(_PATIENCE):
            raise KeyError

    with pytest.raises(KeyError), Writers(2, write) as writers:  # noqa: PT012 - either raises
        writers.add([_cell("waits", 1)] + [_cell("fails", 2)] * (fails == "writer"))
        if fails == "block" and waiting.wait(_PATIENCE):
            raise KeyError
        writers.finish()

    assert told == [True]


def test_who_writes_is_told_nothing_where_all_goes_well() -> None:
    told = list[bool]()

    with Writers(1, lambda _, given_up: told.append(given_up.is_set())) as writers:
        writers.add([_cell("good", 1), _cell("last", 1)])
        writers.finish()

    assert told == [False, False]
