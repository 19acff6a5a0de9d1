"""A relationship that would end nowhere ends its batch: none is left out without a word."""

import pytest

from graph.errors import GraphError
from graph.store.catalog import get_statement
from graph.store.database import Database
from graph.store.statement import Statement
from tests.component.ingest.dump import dump

_CREATE = Statement(
    "test/create",
    "CREATE (:Paper {id: 'p'}), (:Paper {id: 'there'}), (:Author {id: 'p'}),"
    " (:Author {id: 'there'}), (:Category {id: 'there'}), (:Topic {id: 'there'}),"
    " (:Institution {id: 'there'})",
    "write",
)


@pytest.mark.parametrize(
    "name",
    [
        "load/create_authorships",
        "load/create_citations",
        "load/create_filings",
        "load/create_subjects",
        "load/create_origins",
        "analysis/create_collaborations",
    ],
)
def test_a_relationship_that_would_end_nowhere_is_refused(database: Database, name: str) -> None:
    def write(*ends: str) -> None:
        places = range(len(ends))
        parts = [*places] if name == "load/create_citations" else [[place] for place in places]
        database.run(get_statement(name, ends=list(ends), rows=[["p", parts]]))

    database.run(_CREATE)
    before = dump(database)

    with pytest.raises(GraphError, match="is missing"):
        write("gone", "there")

    assert dump(database) == before
    write("there")
    [made] = dump(database).relationships
    assert '"source": "p"' in made or '"target": "p"' in made
