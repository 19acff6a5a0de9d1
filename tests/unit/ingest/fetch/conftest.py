"""A client that talks to the stand-in and never really waits."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from ingest.fetch.client import PoliteClient
from ingest.fetch.lookups import Lookups
from ingest.fetch.settings import FetchSettings, Service
from ingest.fetch.targets import parse_target
from ingest.records import Record
from tests.helpers.stand_in_services import StandInServices, run_stand_in


@pytest.fixture
def stand_in() -> Iterator[StandInServices]:
    with run_stand_in() as services:
        yield services


@pytest.fixture
def waits() -> list[float]:
    """The seconds that the client would have waited."""
    return []


@pytest.fixture
def settings(stand_in, tmp_path) -> FetchSettings:
    return FetchSettings(
        cache=tmp_path / "kept" / "answers.db",
        mailto="ada@example.org",
        crossref=Service(f"{stand_in.address}/crossref", 0),
        openalex=Service(f"{stand_in.address}/openalex", 0),
        arxiv=Service(f"{stand_in.address}/arxiv", 0),
        attempts=3,
    )


@pytest.fixture
def fetch(settings, waits) -> Callable[..., list[Record]]:
    """Fetch one target as a run of its own: only the kept answers outlive it."""

    def run(text: str, *, papers: bool = True, **changed: object) -> list[Record]:
        own = replace(settings, **changed)
        with PoliteClient(own, waits.append) as client:
            return list(Lookups(client, own).fetch(parse_target(text), papers=papers))

    return run
