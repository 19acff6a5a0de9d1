"""`rgraph_native` writes JSON as orjson does, refuses what is odd, and survives whatever comes."""

import math
from contextlib import suppress
from typing import Any

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.query.cursor import encode_cursor
from tests.helpers.native import needs_native
from tests.helpers.packstream import pack

native = pytest.importorskip("rgraph_native", reason="research-graph-native is not installed")

pytestmark = needs_native

INTEGERS = st.integers(-(2**63), 2**63 - 1)
SCALARS = st.none() | st.booleans() | INTEGERS | st.floats() | st.text()
VALUES = st.recursive(
    SCALARS | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
LEAVES = [("text",), ("bool",), ("int",), ("float",)]
STEPS = st.recursive(
    st.sampled_from([*LEAVES, ("constant", b"1"), ("cursor", 0), ("enum", {b"a": b'"A"'})]),
    lambda inner: (
        st.tuples(st.just("at"), st.integers(0, 3), inner)
        | st.tuples(st.just("each"), inner)
        | st.tuples(st.just("or null"), inner)
        | st.tuples(st.just("if any"), st.integers(0, 3), inner)
        | st.tuples(st.just("choose"), st.lists(inner, max_size=3))
        | st.tuples(
            st.just("object"),
            st.lists(st.tuples(st.sampled_from([b'"a":', b'"b":']), inner), max_size=4),
        )
    ),
    max_leaves=12,
)


def write(step: tuple[Any, ...], value: Any) -> bytes:
    """What one step makes of one value."""
    written: bytes = native.Program([step]).write(pack([value]), ["scope"])
    return written


@given(st.text() | st.text(st.characters(max_codepoint=0x80)))
@example("".join(map(chr, range(0x100))))
def test_texts_are_written_as_orjson_writes_them(text: str) -> None:
    assert write(("text",), text) == orjson.dumps(text)


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(1e16)
@example(1e-7)
@example(-0.0)
@example(5e-324)
@example(123456789012345680.0)
def test_floats_are_written_as_orjson_writes_them(value: float) -> None:
    assert write(("float",), value) == orjson.dumps(value)


@given(INTEGERS)
def test_whole_numbers_are_floats_where_the_schema_says_so(value: int) -> None:
    assert write(("float",), value) == orjson.dumps(float(value))


@given(st.integers(-(2**31), 2**31 - 1))
def test_integers_of_32_bits_are_written(value: int) -> None:
    assert write(("int",), value) == orjson.dumps(value)


@given(st.lists(st.none() | st.booleans() | INTEGERS | st.text() | st.floats(), max_size=4))
def test_cursors_are_those_of_the_planner(values: list[Any]) -> None:
    if any(isinstance(one, float) and not math.isfinite(one) for one in values):
        with pytest.raises(native.OddError):
            write(("cursor", 0), values)
    else:
        assert orjson.loads(write(("cursor", 0), values)) == encode_cursor("scope", values)


@pytest.mark.parametrize(
    ("step", "value"),
    [
        (("int",), 2**31),
        (("int",), -(2**31) - 1),
        (("int",), True),
        (("float",), math.nan),
        (("float",), -math.inf),
        (("text",), None),
        (("text",), b"bytes"),
        (("bool",), 1),
        (("each", ("text",)), None),
        (("each", ("text",)), "text"),
        (("each", ("text",)), {"a": "map"}),
        (("at", 2, ("int",)), [1, 2]),
        (("if any", 0, ("constant", b"1")), [None]),
        (("choose", [("constant", b"1")]), [1]),
        (("choose", [("constant", b"1")]), [-1]),
        (("enum", {b"a": b'"A"'}), "b"),
        (("cursor", 0), [[1]]),
        (("cursor", 1), [1]),
        (("object", [(b'"a":', ("at", 0, ("int",)))]), []),
    ],
)
def test_a_value_of_another_kind_is_refused(step: tuple[Any, ...], value: Any) -> None:
    with pytest.raises(native.OddError):
        write(step, value)


def test_places_are_found_in_any_order_behind_whatever_stands_before() -> None:
    keys = [(f'"{place}":'.encode(), ("at", place, ("text",))) for place in (3, 1, 3, 0)]

    written = write(("object", keys), ["a", "b", [1, {"c": [2]}, b"d"], "e"])

    assert written == b'{"3":"e","1":"b","3":"e","0":"a"}'


@given(step=STEPS, value=VALUES)
def test_any_program_on_any_value_gives_json_or_refuses(step: tuple[Any, ...], value: Any) -> None:
    try:
        written = write(step, value)
    except native.OddError:
        return
    orjson.loads(written)


@given(step=STEPS, value=VALUES, data=st.data())
def test_bytes_that_are_cut_or_changed_never_hurt(
    step: tuple[Any, ...], value: Any, data: st.DataObject
) -> None:
    record = bytearray(pack([value]))
    for _ in range(data.draw(st.integers(0, 3))):
        record[data.draw(st.integers(0, len(record) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(record)))

    _survive(step, bytes(record))
    _survive(step, bytes(record[:cut]))
    with pytest.raises(native.MalformedError):
        native.Program([step]).write(pack([value])[:-1], ["scope"])
    with pytest.raises(native.MalformedError):
        native.Program([step]).write(pack([value]) + b"\x00", ["scope"])


@given(step=STEPS, record=st.binary(max_size=200))
@example(step=("int",), record=b"")
@example(step=("int",), record=b"\x91\xd6\xff\xff\xff\xff")
@example(step=("int",), record=b"\x91\xda\xff\xff\xff\xff\x00")
@example(step=("int",), record=b"\x91\xd2\xff\xff\xff\xffabc")
@example(step=("text",), record=b"\x91\x82\xc3\x28")
@example(step=("int",), record=b"\x91\xc4")
def test_bytes_that_are_nothing_never_hurt(step: tuple[Any, ...], record: bytes) -> None:
    _survive(step, record)


def test_values_as_deep_as_they_are_long_never_hurt() -> None:
    deep = b"\x91" * 1_000_000 + b"\x90"

    with pytest.raises(native.OddError):
        native.Program([("text",)]).write(deep, [])
    assert native.Program([("each", ("constant", b"0"))]).write(deep, []) == b"[0]"


def _survive(step: tuple[Any, ...], record: bytes) -> None:
    with suppress(native.OddError, native.MalformedError):
        orjson.loads(native.Program([step]).write(record, ["scope"]))


@pytest.mark.parametrize(
    "functions",
    [
        [("call", 0)],
        [("int",), ("call", 1)],
        [("unknown",)],
        [()],
        [("at", -1, ("int",))],
        [("at", 0)],
        [("object", [(b"key", "no step")])],
        [("constant", None)],
        [("each", ("call", 2**70))],
    ],
)
def test_a_program_that_makes_no_sense_is_refused(functions: Any) -> None:
    with pytest.raises((ValueError, TypeError, IndexError, OverflowError)):
        native.Program(functions)


def test_a_program_that_goes_too_deep_is_refused() -> None:
    step: tuple[Any, ...] = ("int",)
    for _ in range(100_000):
        step = ("each", step)
    calls = [("int",), *(("each", ("call", place)) for place in range(1_000))]

    for functions in ([step], calls):
        with pytest.raises(ValueError, match="too deep"):
            native.Program(functions)


def test_a_program_of_nothing_refuses_every_record() -> None:
    with pytest.raises(native.OddError):
        native.Program([]).write(pack([1]), [])
