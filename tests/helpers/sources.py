"""The project's own files, as the architecture tests read them."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).parents[2]
PACKAGES = ("graph", "ingest", "service", "cli")


def python_files() -> list[Path]:
    """Every Python file of the product."""
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def statement_names() -> list[str]:
    """Every named statement: `author/find_authors`; migrations have a runner of their own."""
    folder = ROOT / "cypher"
    names = [path.relative_to(folder).with_suffix("") for path in folder.rglob("*.cypher")]
    return sorted(name.as_posix() for name in names if name.parts[0] != "migrations")


def texts(source: str) -> Iterator[tuple[int, str]]:
    """Each string in Python code with its line; docstrings left out, f-strings in one piece."""
    tree = ast.parse(source)
    skipped = {id(node) for node in _docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped.update(id(part) for part in node.values)
            yield node.lineno, "".join(_piece(part) for part in node.values)
        elif _is_text(node) and id(node) not in skipped:
            yield node.lineno, node.value


def _is_text(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _piece(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "{}"


def _docstrings(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        # A bare string is a docstring, or documents the name above it.
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
