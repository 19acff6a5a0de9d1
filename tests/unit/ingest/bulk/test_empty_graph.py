"""The graph before its first load has nothing and takes nothing."""

import pytest

from graph.errors import GraphError
from graph.store.catalog import get_statement
from ingest.bulk.empty_graph import EmptyGraph
from ingest.loaders import existing


def test_nothing_is_found_without_a_server() -> None:
    assert existing.find_records(EmptyGraph(), {"record:1"}) == {}


def test_what_would_write_is_refused() -> None:
    with pytest.raises(GraphError, match="take_ingest_lock would write"):
        EmptyGraph().run(get_statement("load/take_ingest_lock"))
