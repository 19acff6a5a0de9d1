import pytest

from cli.shell import split_statements


@pytest.mark.parametrize(
    ("script", "statements"),
    [
        ("", []),
        (" ;; \n", []),
        ("RETURN 1", ["RETURN 1"]),
        ("RETURN 1; RETURN 2;", ["RETURN 1", "RETURN 2"]),
        ("RETURN 'a;b'; RETURN 2", ["RETURN 'a;b'", "RETURN 2"]),
        ('RETURN "a\\";b"; RETURN 2', ['RETURN "a\\";b"', "RETURN 2"]),
        ("MATCH (n:`a;b`) RETURN n; RETURN 2", ["MATCH (n:`a;b`) RETURN n", "RETURN 2"]),
        ("MATCH (n:`a\\`) RETURN n; RETURN 2", ["MATCH (n:`a\\`) RETURN n", "RETURN 2"]),
        ("RETURN 1 // one; two\n; RETURN 2", ["RETURN 1 // one; two", "RETURN 2"]),
        ("RETURN /* ; */ 1; RETURN 2", ["RETURN /* ; */ 1", "RETURN 2"]),
        ("RETURN 'never closed; RETURN 2", ["RETURN 'never closed; RETURN 2"]),
    ],
)
def test_statements_end_at_semicolons_outside_of_texts(script: str, statements: list[str]) -> None:
    assert list(split_statements(script)) == statements
