"""A shaper's source as a program: which forms it has, and that both make the same of any record."""

from functools import partial
from typing import Any

import orjson
import pytest
from graphql import get_operation_ast, get_variable_values, parse
from hypothesis import given, settings
from hypothesis import strategies as st

from service.graphql.compiled.errors import NotCompiledError, OddValueError
from service.graphql.compiled.operation import CompiledOperation, compile_operation
from service.graphql.compiled.program import Program, Written, read_program
from service.graphql.schema import build_schema, executable
from service.graphql.selection import fragments_of
from service.settings import Limits
from tests.helpers.native import NATIVE, needs_native
from tests.helpers.packstream import pack

if NATIVE:
    from service.graphql.compiled.native import NativeShaper

SCHEMA = executable(build_schema(Limits()))
SCOPE = "a scope"

COVERED = [
    '{ author(by: {id: "author:a"}) { __typename id other: id name nameVariants firstYear } }',
    '{ node(id: "paper:a") { id ... on Paper { hasCode date { value precision yearInferred } } } }',
    """{ author(by: {id: "author:a"}) { mainCategory { code parent { name } } papers(first: 2) {
      totalCount pageInfo { hasNextPage startCursor endCursor } edges { cursor position confidence
      node { title authors(first: 3) { edges { printedName node { name } } } } } } } }""",
    """{ __typename papers(first: 3, orderBy: TITLE_ASC) { nodes { title type year } }
      a: authors { nodes { id collaborators { edges { strength papers node { name } } } } } }""",
    """{ search(query: "a") { nodes { __typename id ... on Paper { year } } pageInfo { endCursor }
      edges { score cursor } } }""",
]
IN_PYTHON = [
    '{ nodes(ids: ["author:a", "paper:b"]) { id } }',
    '{ search(query: "a") { edges { highlights { field } } } }',
]


def compile_text(text: str) -> CompiledOperation:
    document = parse(text)
    definition = get_operation_ast(document)
    assert definition is not None
    variables = get_variable_values(SCHEMA, (), {})
    assert not isinstance(variables, list)
    return compile_operation(SCHEMA, definition, fragments_of(document), variables, Limits())


class Records:
    """Records that a program may meet: as the schema has them, or here and there an odd value."""

    def __init__(self, program: Program, *, odd: bool) -> None:
        self.program, self.odd = program, odd

    def record(self) -> st.SearchStrategy[Any]:
        return self.value(self.program.functions[-1])

    def value(self, step: tuple[Any, ...]) -> st.SearchStrategy[Any]:
        usual = self._usual(step)
        if not self.odd:
            return usual
        return st.integers(0, 60).flatmap(lambda chance: usual if chance else ODD)

    def _usual(self, step: tuple[Any, ...]) -> st.SearchStrategy[Any]:
        match step:
            case ("object", entries):
                usual = self._object([inner for _, inner in entries])
            case ("call", function):
                usual = self.value(self.program.functions[function])
            case ("each", inner):
                usual = st.lists(self.value(inner), max_size=3)
            case ("or null", inner):
                usual = st.none() | self.value(inner)
            case ("choose", steps):
                usual = st.integers(0, len(steps) - 1).flatmap(
                    lambda chosen: self.value(steps[chosen]).map(partial(_chosen, chosen))
                )
            case ("enum", named):
                usual = st.sampled_from([text.decode() for text in named])
            case _:
                usual = LEAVES[step[0]]
        return usual

    def _object(self, entries: list[tuple[Any, ...]]) -> st.SearchStrategy[Any]:
        steps = {one[1]: one for one in entries if one[0] in {"at", "if any"}}
        places = [
            self._place(steps[place]) if place in steps else st.none()
            for place in range(max(steps, default=-1) + 1)
        ]
        return st.tuples(*places, st.just(0)).map(list)

    def _place(self, step: tuple[Any, ...]) -> st.SearchStrategy[Any]:
        if step[0] == "at":
            return self.value(step[2])
        # The root of a look-up, which is a list of pairs: see `_looked_up`.
        pairs = step[2]
        while pairs[0] == "at" and len(pairs) == 3:
            pairs = pairs[2]
        return st.lists(self.value(pairs).map(lambda found: ["key", found]), max_size=1)


def _chosen(number: int, values: Any) -> Any:
    return [number, *values[1:]] if isinstance(values, list) else values


ODD: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.text(max_size=3)
    | st.binary(max_size=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=4,
)
LEAVES: dict[str, st.SearchStrategy[Any]] = {
    "text": st.text(max_size=5),
    "bool": st.booleans(),
    "int": st.integers(0, 3000),
    "float": st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 9),
    "constant": st.none(),
    "cursor": st.lists(st.none() | st.text(max_size=3) | st.integers(0, 9), max_size=3),
}


@pytest.mark.parametrize("text", COVERED)
def test_what_only_passes_values_on_is_a_program(text: str) -> None:
    assert read_program(compile_text(text).written).functions


@pytest.mark.parametrize("text", IN_PYTHON)
def test_what_computes_is_left_to_python(text: str) -> None:
    with pytest.raises(NotCompiledError):
        read_program(compile_text(text).written)


@pytest.mark.parametrize(
    "expression",
    [
        "v[0] + 1",
        "v[-1]",
        "f1(v[0], s)",
        "f0(v[0])",
        "f0(w[0], s)",
        "len(v[0])",
        "[f0(z, s) for z in v[0]]",
        "[f0(y, s) for y in v[0] if y]",
        "[f0(y, s) for y in reversed(v[0])]",
        "(x if (x := v[0]).__class__ is str else 'else')",
        "(x if (x := v[0]).__class__ is bytes else None)",
        "(f0(x, s) if (x := v[0]) is None else None)",
        "(cursor(v[1], x) if (x := v[0]) is not None else None)",
        "(names[x] if (x := v[0]) is not None else None)",
        "{**v[0]}",
        "{v[0]: 1}",
        "(f0, f1,)[v[0]](v, s)",
        "(f0,)[v[1]](v, s)",
        "7",
    ],
)
def test_another_form_is_no_program(expression: str) -> None:
    source = f"def f0(v, s): return None\ndef shape(v, s): return {{'a': {expression}}}"

    with pytest.raises(NotCompiledError, match="no step of a program"):
        read_program(Written(source, {"names": {}}))


@pytest.fixture(scope="module", params=COVERED)
def compiled(request: pytest.FixtureRequest) -> CompiledOperation:
    return compile_text(request.param)


@needs_native
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_both_make_the_same_of_any_record(compiled: CompiledOperation, data: st.DataObject) -> None:
    record = data.draw(Records(read_program(compiled.written), odd=True).record())
    slots: list[Any] = [(["q"], SCOPE, (), ()) for _ in compiled.slots]
    try:
        written = NativeShaper(compiled.written).write(pack([record]), slots)
    except OddValueError:
        return  # Python's shaper is asked then
    assert written == orjson.dumps(compiled.shaper(record, slots))


@needs_native
@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_what_the_schema_has_is_never_refused(
    compiled: CompiledOperation, data: st.DataObject
) -> None:
    record = data.draw(Records(read_program(compiled.written), odd=False).record())
    slots: list[Any] = [(["q"], SCOPE, (), ()) for _ in compiled.slots]

    written = NativeShaper(compiled.written).write(pack([record]), slots)

    assert written == orjson.dumps(compiled.shaper(record, slots))
