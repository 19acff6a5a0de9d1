from pathlib import Path

import pytest

from graph.errors import MigrationError
from graph.store.migration_files import parse_migration, read_migrations

INDEX = "CREATE INDEX a IF NOT EXISTS FOR (n:A) ON (n.x);\n"


def test_statements_end_with_a_semicolon_at_the_end_of_a_line() -> None:
    file = parse_migration(
        "V0003__rename.cypher",
        "// Renames; in two steps.\n\nMATCH (n:A)\nSET n.x = 'a;b';\n\nMATCH (n:B) // see; above\n"
        "SET n.y = 1;\n",
    )

    assert file.version == 3
    assert file.kind == "data"
    assert file.statements == (
        "MATCH (n:A)\nSET n.x = 'a;b'",
        "MATCH (n:B) // see; above\nSET n.y = 1",
    )


def test_a_last_statement_needs_no_semicolon() -> None:
    assert parse_migration("V0001__a.cypher", INDEX.rstrip(";\n")).statements == (
        INDEX.rstrip(";\n"),
    )


def test_the_checksum_does_not_depend_on_line_ends() -> None:
    unix = parse_migration("V0001__a.cypher", INDEX)
    windows = parse_migration("V0001__a.cypher", INDEX.replace("\n", "\r\n"))

    assert unix.checksum == windows.checksum


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE INDEX a IF NOT EXISTS FOR (n:A) ON (n.x)",
        "CREATE FULLTEXT INDEX a IF NOT EXISTS FOR (n:A) ON EACH [n.x]",
        "CREATE CONSTRAINT a IF NOT EXISTS FOR (n:A) REQUIRE n.x IS UNIQUE",
        "DROP INDEX a IF EXISTS",
        "drop constraint a if exists",
    ],
)
def test_schema_changes_are_recognised(statement: str) -> None:
    assert parse_migration("V0001__a.cypher", statement).kind == "schema"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("V1__a.cypher", INDEX, "V1__a.cypher is not named like"),
        ("V0001_a.cypher", INDEX, "V0001_a.cypher is not named like"),
        ("V0001__a.cypher", INDEX + "MATCH (n) SET n.x = 1;", "schema and data"),
        ("V0001__a.cypher", "CREATE INDEX a FOR (n:A) ON (n.x);", "Statement 1 of V0001__a"),
        ("V0001__a.cypher", "// nothing\n", "V0001__a.cypher holds no statement"),
    ],
)
def test_a_file_that_cannot_be_a_migration_is_named(name: str, text: str, said: str) -> None:
    with pytest.raises(MigrationError, match=said):
        parse_migration(name, text)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["V0001__a.cypher", "V0003__c.cypher"], "V0003__c.cypher has the number 3 where 2"),
        (["V0001__a.cypher", "V0001__b.cypher"], "V0001__b.cypher has the number 1 where 2"),
        (["V0002__a.cypher"], "V0002__a.cypher has the number 2 where 1"),
    ],
)
def test_numbers_have_no_gap_and_no_double(tmp_path: Path, names: list[str], said: str) -> None:
    for name in names:
        (tmp_path / name).write_text(INDEX)

    with pytest.raises(MigrationError, match=said):
        read_migrations(tmp_path)


def test_the_program_s_own_files_are_schema_changes_in_order() -> None:
    files = read_migrations()

    assert [file.version for file in files] == list(range(1, len(files) + 1))
    assert files[0].name == "V0001__constraints.cypher"
