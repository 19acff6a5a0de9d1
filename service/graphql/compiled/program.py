"""The source of a shaper as a program for `rgraph_native`, which writes JSON from packed records.

There is one description of how a record becomes an answer: the functions that `ShaperWriter` has
written. What they consist of is little, and it is read here form by form; whatever has another form
is no program, and its operation is shaped in Python.
"""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from service.graphql.compiled.errors import NotCompiledError
from service.graphql.compiled.leaves import CHECKS, EnumNames

Step = tuple[Any, ...]
"""What to do with a value: a word, then what it needs; see `native/src/program.rs`."""

Scope = str | tuple[int, int]
"""The scope of a cursor: a text, or a slot of the request and the place in it."""

_TESTS = {
    ast.unparse(ast.parse(check.replace("x.", "(x := _).", 1))): name
    for name, check in CHECKS.items()
}
_LEAVES = {"ID": "text", "String": "text", "Boolean": "bool", "Int": "int", "Float": "float"}
_ITEM, _NAMED, _SLOTS = "y", "x", "s"
"""What the source calls an item of a list, a value that is looked at twice, and the slots."""


@dataclass(frozen=True, slots=True)
class Written:
    """The source of a shaper, and what its names stand for."""

    source: str
    names: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Program:
    """Functions, each of which calls only those before it, and the scopes of their cursors."""

    functions: tuple[Step, ...]
    scopes: tuple[Scope, ...]


def read_program(written: Written) -> Program:
    """The program of a shaper.

    Raises:
        NotCompiledError: It does something that only Python can.
    """
    reader = _Reader(written.names)
    functions = [reader.function(one) for one in ast.parse(written.source).body]
    return Program(tuple(functions), tuple(reader.scopes))


def _no(node: ast.AST) -> NotCompiledError:
    return NotCompiledError(f"no step of a program: {ast.unparse(node)}")


@dataclass(slots=True)
class _Reader:
    names: Mapping[str, Any]
    functions: dict[str, int] = field(default_factory=dict)
    scopes: list[Scope] = field(default_factory=list)

    def function(self, node: ast.stmt) -> Step:
        match node:
            case ast.FunctionDef(
                name=name,
                args=ast.arguments(args=[ast.arg(arg=subject), ast.arg(arg=arg)]),
                body=[ast.Return(value=ast.expr() as value)],
            ) if arg == _SLOTS:
                step = self._value(value, subject)
                self.functions[name] = len(self.functions)
                return step
        raise _no(node)

    def _value(self, node: ast.expr, here: str) -> Step:
        """The step for the value that stands under the name `here`."""
        match node:
            case ast.Constant(value=str() | None as value):
                return ("constant", orjson.dumps(value))
            case ast.Dict():
                return self._object(node, here)
            case ast.ListComp():
                return self._each(node, here)
            case ast.IfExp():
                return self._condition(node, here)
            case ast.Call(func=ast.Name(), args=[raw, _]):
                return self._along(raw, here, self._call(node))
            case ast.Call(func=ast.Subscript(value=ast.Tuple(elts=functions))):
                return self._choice(node, functions, here)
        raise _no(node)

    def _object(self, node: ast.Dict, here: str) -> Step:
        entries: dict[bytes, Step] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if not isinstance(key, ast.Constant):
                raise _no(node)
            entries[orjson.dumps(key.value) + b":"] = self._value(value, here)
        return ("object", list(entries.items()))

    def _each(self, node: ast.ListComp, here: str) -> Step:
        match node.generators:
            case [ast.comprehension(target=ast.Name(id=item), iter=raw, ifs=[])] if item == _ITEM:
                return self._along(raw, here, ("each", self._value(node.elt, item)))
        raise _no(node)

    def _call(self, node: ast.Call) -> Step:
        """The step of `f(…, s)`, whatever the value that is handed over."""
        match node:
            case ast.Call(func=ast.Name(id=name), args=[_, ast.Name(id=slots)], keywords=[]):
                if slots == _SLOTS and name in self.functions:
                    return ("call", self.functions[name])
        raise _no(node)

    def _choice(self, node: ast.Call, functions: Sequence[ast.expr], here: str) -> Step:
        """`(f, g,)[v[0]](v, s)`."""
        names = [one.id for one in functions if isinstance(one, ast.Name)]
        form = f"({', '.join(names)},)[{here}[0]]({here}, {_SLOTS})"
        if not _is_same(node, form) or not names or not set(names) <= self.functions.keys():
            raise _no(node)
        return ("choose", [("call", self.functions[name]) for name in names])

    def _along(self, raw: ast.expr, here: str, step: Step) -> Step:
        """The step for what `raw` stands for: `here`, or a place in it however deep."""
        match raw:
            case ast.Name(id=name) if name == here:
                return step
            case ast.Subscript(value=inner, slice=ast.Constant(value=int() as place)):
                if place >= 0:
                    return self._along(inner, here, ("at", place, step))
        raise _no(raw)

    # -- conditions ----------------------------------------------------------------------------

    def _condition(self, node: ast.IfExp, here: str) -> Step:
        match node.test:
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=int() as place)):
                if name == here and place >= 0 and _is_same(node.orelse, "None"):
                    return ("if any", place, self._value(node.body, here))
                raise _no(node)
        named = next((n for n in ast.walk(node.test) if isinstance(n, ast.NamedExpr)), None)
        if named is None or named.target.id != _NAMED:
            raise _no(node)
        test = ast.unparse(node.test).replace(ast.unparse(named.value), "_", 1)
        step = self._tested(test, node)
        return self._along(named.value, here, step)

    def _tested(self, test: str, node: ast.IfExp) -> Step:
        """The step for `x`, which `test` has been asked about."""
        if test == "(x := _) is not None":
            return self._or_else(node.orelse, self._present(node.body))
        if test == "(x := _).__class__ is list":
            return self._or_else(node.orelse, self._value(node.body, _NAMED))
        leaf = _TESTS.get(test)
        if leaf is None or not _is_same(node.body, _NAMED):
            raise _no(node)
        otherwise = node.orelse
        if leaf == "Float":
            otherwise = self._behind_whole_numbers(otherwise)
        return self._or_else(otherwise, (_LEAVES[leaf],))

    def _present(self, node: ast.expr) -> Step:
        match node:
            case ast.Call(func=ast.Name(id="cursor"), args=[scope, ast.Name(id="x")]):
                return ("cursor", self._scope(scope))
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Name(id="x")):
                known = self.names.get(name)
                if isinstance(known, EnumNames):
                    named = {k.encode(): orjson.dumps(v) for k, v in known.of_texts().items()}
                    return ("enum", named)
        return self._value(node, _NAMED)

    def _or_else(self, node: ast.expr, step: Step) -> Step:
        """The step where nothing stands against it; else null, or a refusal."""
        if _is_same(node, "None") or _is_same(node, "optional(x)"):
            return ("or null", step)
        if _is_same(node, "missing()") or _is_same(node, "required(x)"):
            return step
        raise _no(node)

    def _behind_whole_numbers(self, node: ast.expr) -> ast.expr:
        match node:
            case ast.IfExp(test=test, body=body, orelse=otherwise):
                if _is_same(test, "x.__class__ is int") and _is_same(body, "as_float(x)"):
                    return otherwise
        raise _no(node)

    def _scope(self, node: ast.expr) -> int:
        match node:
            case ast.Constant(value=str() as text):
                self.scopes.append(text)
            case ast.Subscript(
                value=ast.Subscript(
                    value=ast.Name(id="s"), slice=ast.Constant(value=int() as slot)
                ),
                slice=ast.Constant(value=int() as item),
            ):
                self.scopes.append((slot, item))
            case _:
                raise _no(node)
        return len(self.scopes) - 1


def _is_same(node: ast.expr, source: str) -> bool:
    return ast.dump(node) == ast.dump(ast.parse(source, mode="eval").body)
