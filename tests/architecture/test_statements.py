"""Every file under cypher/ says what it is, and is used."""

import re

import pytest

from graph.store.catalog import get_named
from tests.helpers.sources import ROOT, python_files, statement_names, texts

NAMES = statement_names()


def _body(name: str) -> str:
    lines = get_named(name).text.splitlines()
    return "\n".join(line.split("//")[0] for line in lines).strip()


@pytest.mark.parametrize("name", NAMES)
def test_a_statement_begins_with_its_purpose_and_a_whole_header(name: str) -> None:
    lines = get_named(name).text.splitlines()
    purpose = [line for line in lines if line.startswith("//")]
    keys = re.findall(r"^// (Access|Parameters|Returns): \S", "\n".join(purpose), re.MULTILINE)

    assert re.match(r"// [A-Z]", lines[0]), "the first line says what the statement is for"
    assert keys == ["Access", "Parameters", "Returns"]


@pytest.mark.parametrize("name", NAMES)
def test_a_statement_uses_exactly_the_parameters_it_declares(name: str) -> None:
    assert set(re.findall(r"\$(\w+)", _body(name))) == get_named(name).parameters


@pytest.mark.parametrize("name", NAMES)
def test_a_file_holds_one_statement(name: str) -> None:
    assert ";" not in _body(name)


def test_every_statement_is_named_in_the_code() -> None:
    named = {text for path in python_files() for _, text in texts(path.read_text("utf-8"))}

    assert set(NAMES) - named == set()


def test_every_folder_of_statements_is_part_of_the_layout() -> None:
    known = (
        "analysis author category curation export imports institution load maintenance migrations "
        "paper path slice topic"
    )
    folders = {path.parent for path in (ROOT / "cypher").rglob("*.cypher")}

    assert {folder.relative_to(ROOT / "cypher").as_posix() for folder in folders} <= set(
        known.split()
    )
