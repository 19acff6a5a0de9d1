import base64

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import CursorError
from graph.query.cursor import decode_cursor, decode_place, encode_cursor

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=50)
)
orders = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)


@given(orders, st.lists(scalars, max_size=5))
def test_what_is_encoded_is_decoded(order: str, values: list[object]) -> None:
    cursor = encode_cursor(order, values)
    assert decode_cursor(cursor, order) == tuple(values)
    assert decode_cursor(cursor, order, length=len(values)) == tuple(values)
    assert cursor.isascii()


@given(orders, orders, st.lists(scalars, max_size=3))
def test_a_cursor_is_for_one_order(order: str, other: str, values: list[object]) -> None:
    cursor = encode_cursor(order, values)
    if order != other:
        with pytest.raises(CursorError, match="another"):
            decode_cursor(cursor, other)


@given(st.text())
def test_any_text_is_a_cursor_or_refused(text: str) -> None:
    with pytest.raises(CursorError):
        decode_cursor(text, "an order that no text names")


@given(st.binary(max_size=100))
def test_any_bytes_are_a_cursor_or_refused(raw: bytes) -> None:
    with pytest.raises(CursorError):
        decode_cursor(base64.urlsafe_b64encode(raw).decode(), "order")


@pytest.mark.parametrize(
    "inside", [[], {}, ["order", []], ["order", {}], "order", None, ["order", 2**63], [1, 2]]
)
def test_what_holds_no_scalars_is_refused(inside: object) -> None:
    text = base64.urlsafe_b64encode(orjson.dumps(inside)).decode()
    with pytest.raises(CursorError):
        decode_cursor(text, "order")


def test_other_numbers_of_values_are_refused() -> None:
    with pytest.raises(CursorError):
        decode_cursor(encode_cursor("order", ["a"]), "order", length=2)


def test_a_lone_surrogate_is_refused() -> None:
    text = base64.urlsafe_b64encode(b'["order","\\ud800"]').decode()
    with pytest.raises(CursorError):
        decode_cursor(text, "order")


def test_a_huge_cursor_is_refused() -> None:
    with pytest.raises(CursorError):
        decode_cursor("A" * 5000, "order")


def test_the_place_in_a_list_ends_with_an_id() -> None:
    assert decode_place(encode_cursor("order", [None, "author:a"]), "order", 2) == (
        None,
        "author:a",
    )
    for wrong in (None, 1, True):
        with pytest.raises(CursorError):
            decode_place(encode_cursor("order", ["a", wrong]), "order", 2)
