"""Rows as the lists that statements read by number."""

import pytest

from graph.errors import StatementError
from ingest.loaders.columns import Shape, create, list_columns


def test_the_columns_are_those_that_the_statement_names() -> None:
    assert list_columns("analysis/create_collaborations", 1) == (
        "papers",
        "strength",
        "firstYear",
        "lastYear",
        "confidence",
    )


def test_a_row_has_its_keys_first_and_nothing_for_what_is_not_said() -> None:
    row = {"author": "a", "paper": "p", "properties": {"method": "m", "position": 3}}
    [statement] = create("load/create_authorships", [row], Shape(("author", "paper")))
    columns = list_columns("load/create_authorships", 2)
    assert statement.parameters["rows"] == [
        ["a", "p", *({"method": "m", "position": 3}.get(column) for column in columns)]
    ]


def test_parts_are_lists_in_the_list_of_what_they_hang_on() -> None:
    about = {"topic": "t", "properties": {"method": "m", "score": 1.0}}
    [statement] = create(
        "load/create_subjects",
        [{"paper": "p", "subjects": [about]}, {"paper": "q", "subjects": []}],
        Shape(("paper",), ("subjects", "topic")),
    )
    assert statement.parameters["rows"] == [["p", [["t", 1.0, "m"]]], ["q", []]]


def test_no_row_needs_no_statement() -> None:
    assert create("load/create_papers", [], Shape()) == []


def test_a_property_that_would_be_lost_is_refused() -> None:
    rows = [{"id": "p", "properties": {"title": "T", "colour": "red"}}]
    with pytest.raises(StatementError, match=r"create_papers.* no column for \['colour'\]"):
        create("load/create_papers", rows, Shape())
