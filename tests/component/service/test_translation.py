"""What the translations pin is understood by a real database."""

import pytest

from graph.store.database import Database
from graph.store.statement import Statement
from tests.unit.service.graphql.test_translation import TRANSLATIONS
from tests.unit.service.graphql.translations.case import Translation


@pytest.mark.parametrize("case", TRANSLATIONS, ids=lambda case: case.name)
def test_the_database_runs_it_and_gives_one_record(
    case: Translation, small_graph: Database
) -> None:
    statement = Statement("test/translation", case.cypher, "read", case.parameters)
    (row,) = small_graph.run(statement)
    assert set(row) == {"data"}
