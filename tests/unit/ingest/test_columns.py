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
    row = {"id": "s", "paper": "p", "properties": {"kind": "paper", "line": 3}}
    [statement] = create("load/create_source_records", [row], Shape(("id", "paper")))
    columns = list_columns("load/create_source_records", 2)
    assert statement.parameters["rows"] == [
        ["s", "p", *({"kind": "paper", "line": 3}.get(column) for column in columns)]
    ]


def test_parts_are_lists_in_the_list_of_what_they_hang_on() -> None:
    score = {"method": "m", "score": 1.0}
    rows = [
        {"paper": "p", "subjects": [{"topic": "t", "properties": score}]},
        {"paper": "q", "subjects": []},
        {"paper": "r", "subjects": [{"topic": one, "properties": {}} for one in ("u", "t")]},
    ]
    [statement] = create("load/create_subjects", rows, Shape(("paper",), ("subjects", "topic")))
    assert statement.parameters["ends"] == ["t", "u"]
    assert statement.parameters["rows"] == [
        ["p", [[0, 1.0, "m"]]],
        ["q", []],
        ["r", [[1, None, None], [0, None, None]]],
    ]


def test_no_row_needs_no_statement() -> None:
    assert create("load/create_papers", [], Shape()) == []


def test_a_property_that_would_be_lost_is_refused() -> None:
    rows = [{"id": "p", "properties": {"title": "T", "colour": "red"}}]
    with pytest.raises(StatementError, match=r"create_papers.* no column for \['colour'\]"):
        create("load/create_papers", rows, Shape())
