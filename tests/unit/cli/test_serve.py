"""What `rgraph serve` prepares before it serves."""

import asyncio
import gc

import pytest
from starlette.applications import Starlette

from cli.serve import load_app
from cli.settings import read_settings
from graph.store.connection import Connection


def test_a_full_collection_does_not_look_at_what_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RGRAPH_PATH_INDEX", "false")
    gc.collect()
    everything = len(gc.get_objects())
    app = load_app(Connection("bolt://127.0.0.1:1", "neo4j", "", "neo4j"), read_settings())
    try:
        assert len(gc.get_objects()) < everything / 10
        assert gc.get_freeze_count() > everything / 2
    finally:
        gc.unfreeze()
        asyncio.run(_start_and_stop(app))


async def _start_and_stop(app: Starlette) -> None:
    async with app.router.lifespan_context(app):
        pass
