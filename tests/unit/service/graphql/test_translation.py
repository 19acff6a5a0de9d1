"""GraphQL in, plan and Cypher and parameters out: the shapes that everything is made of.

Each case is also explained by a real database in `tests/component/service/test_translation.py`.
"""

import pytest

from graph.query.compiler import compile_plan
from tests.helpers.planned import plan_of
from tests.unit.service.graphql.translations.case import Translation
from tests.unit.service.graphql.translations.conditions import CONDITIONS
from tests.unit.service.graphql.translations.facets import FACETS
from tests.unit.service.graphql.translations.nodes import NODES
from tests.unit.service.graphql.translations.pages import PAGES
from tests.unit.service.graphql.translations.relations import RELATIONS
from tests.unit.service.graphql.translations.search import SEARCH

TRANSLATIONS = [*NODES, *PAGES, *SEARCH, *RELATIONS, *FACETS, *CONDITIONS]


@pytest.mark.parametrize("case", TRANSLATIONS, ids=lambda case: case.name)
def test_translation(case: Translation) -> None:
    plan = plan_of(case.query, **case.variables)
    statement = compile_plan(plan).statement
    assert str(plan) == case.plan
    assert statement.text == case.cypher
    assert dict(statement.parameters) == case.parameters
    assert statement.access == "read"
