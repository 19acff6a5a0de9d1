import threading
from collections.abc import Iterator
from contextlib import closing
from itertools import islice

import pytest

from ingest.ahead import read_ahead


def _threads() -> list[str]:
    return [one.name for one in threading.enumerate() if one.name == "read-ahead"]


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 1_234])
def test_items_come_whole_and_in_order(count: int) -> None:
    assert list(read_ahead(iter(range(count)), 200)) == list(range(count))
    assert _threads() == []


def test_an_error_comes_behind_what_was_read_before_it() -> None:
    def fail() -> Iterator[int]:
        yield from range(150)
        raise OSError("the disk is gone")

    items = read_ahead(fail(), 1_000)

    assert list(islice(items, 150)) == list(range(150))
    with pytest.raises(OSError, match="the disk is gone"):
        next(items)
    assert _threads() == []


def test_no_more_is_read_than_was_asked_for_and_the_thread_ends_with_its_reader() -> None:
    read = []

    def count() -> Iterator[int]:
        for number in range(1_000_000):
            read.append(number)
            yield number

    with closing(read_ahead(count(), 300)) as items:
        assert list(islice(items, 5)) == [0, 1, 2, 3, 4]

    assert _threads() == []
    assert len(read) <= 1_000
