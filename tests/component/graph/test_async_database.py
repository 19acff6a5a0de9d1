import pytest

from graph.store.async_database import AsyncDatabase
from tests.helpers.statements import counted_statements

pytestmark = pytest.mark.anyio


async def test_statements_of_a_request_are_counted_by_name(async_database: AsyncDatabase) -> None:
    with counted_statements() as statements:
        rows = await async_database.run_named("maintenance/count_nodes", timeout=5)

    assert rows == [{"nodes": 0}]
    assert statements == {"maintenance/count_nodes": 1}
