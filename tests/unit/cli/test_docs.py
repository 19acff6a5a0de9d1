"""The documentation names every command and option, and none that there is not."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli import main
from tests.helpers.sources import ROOT

PAGES = [
    path
    for path in (ROOT / "README.md", ROOT / "seeds" / "README.md", *(ROOT / "docs").rglob("*.md"))
    if path.parent.name != "decisions"
]
TEXT = "\n".join(page.read_text("utf-8") for page in PAGES)
HELP = {"-h", "--help"}


def list_commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, command
    for part, below in getattr(command, "commands", {}).items():
        yield from list_commands(below, f"{name} {part}")


def spellings(command: Any) -> list[set[str]]:
    """Of each option all that it can be written as."""
    return [{*one.opts, *one.secondary_opts} for one in command.params if one.opts[0][0] == "-"]


COMMANDS = {
    name: command
    for listed in sorted(main._COMMANDS)  # noqa: SLF001 - what is listed
    for name, command in list_commands(main.load_command(listed), listed)
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_are_in_the_docs(name: str) -> None:
    missing = [
        options
        for options in spellings(COMMANDS[name])
        if not options & HELP
        and not any(re.search(rf"(?<![\w-]){one}(?![\w-])", TEXT) for one in options)
    ]

    assert f"rgraph {name}" in TEXT
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_the_docs_call_can_be_called(page: Path) -> None:
    called = re.findall(r"\brgraph ([a-z][^\n`|#]*(?:\\\n[^\n`|#]*)*)", page.read_text("utf-8"))
    for line in called:
        name, *words = line.split()
        for word in words:
            if f"{name} {word}" in COMMANDS:
                name = f"{name} {word}"
        assert name in COMMANDS, line
        known = HELP.union(*spellings(COMMANDS[name]))
        assert set(re.findall(r"(?<=\s)--[a-z][\w-]*", line)) <= known, line
