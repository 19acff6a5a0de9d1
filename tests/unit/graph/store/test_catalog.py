import pytest

from graph.errors import StatementError
from graph.store.catalog import get_named, get_statement


def test_a_statement_carries_its_name_text_and_values() -> None:
    statement = get_statement("maintenance/await_indexes", seconds=3)

    assert statement.name == "maintenance/await_indexes"
    assert statement.access == "read"
    assert "CALL db.awaitIndexes($seconds)" in statement.text
    assert statement.parameters == {"seconds": 3}


def test_the_header_says_what_comes_back() -> None:
    named = get_named("maintenance/list_migrations")

    assert named.returns == ("version", "name", "checksum", "appliedAt")
    assert named.parameters == frozenset()


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({}, r"missing \['seconds'\]"),
        ({"seconds": 1, "minutes": 2}, r"not known \['minutes'\]"),
    ],
)
def test_other_parameters_than_declared_are_refused(parameters: dict[str, int], said: str) -> None:
    with pytest.raises(StatementError, match=said):
        get_statement("maintenance/await_indexes", **parameters)


@pytest.mark.parametrize("name", ["maintenance/nothing", "nothing", "maintenance"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(StatementError, match=f"no statement named '{name}'"):
        get_statement(name)
