"""Values of records: those that the driver makes, and those that it cannot."""

import pytest
from neo4j._codec.hydration.v3 import HydrationHandler
from neo4j.exceptions import BrokenRecordError
from neo4j.time import Date

from graph.errors import GraphError
from graph.store.bolt_reader import Answer
from graph.store.unpacking import Structures, unpack_fields
from tests.helpers.packstream import pack

RECORD = b"\xb1\x71"
DAY = b"\xb1\x44\x01"
UNKNOWN = b"\xb1\x7a\x01"


def unpack(value: bytes) -> object:
    [field] = unpack_fields(RECORD + value, Structures(HydrationHandler()).hooks)
    return field


def test_values_are_those_that_were_packed() -> None:
    value = [None, True, -5, 2**40, 0.25, "Müller", {"a": [1, {}]}]

    assert unpack(pack(value)) == value


def test_a_date_is_made_wherever_it_stands() -> None:
    assert unpack(b"\x92" + DAY + b"\xa1\x81a" + DAY) == [Date(1970, 1, 2), {"a": Date(1970, 1, 2)}]


@pytest.mark.parametrize("value", [UNKNOWN, b"\x91" + UNKNOWN, b"\xa1\x81a" + UNKNOWN])
def test_what_the_driver_does_not_know_is_an_error(value: bytes) -> None:
    with pytest.raises(BrokenRecordError):
        unpack(value)


@pytest.mark.parametrize(
    "message", [RECORD, RECORD + b"\xc9\x00", RECORD + b"\x90\x00", b"\xb0\x71"]
)
def test_an_answer_that_is_no_message_is_an_error_of_the_graph(message: bytes) -> None:
    answer = Answer(None, message, [message])
    for read in (lambda: answer.records, lambda: answer.columns):
        with pytest.raises(GraphError, match="An answer cannot be read"):
            read()
