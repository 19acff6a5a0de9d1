"""What holds for all tests with a real Neo4j."""

from collections.abc import Iterator

import pytest

from service import health, versions

PATIENCE = 60.0
"""Seconds that Neo4j has to answer, on a machine with other things to do."""


@pytest.fixture(scope="session", autouse=True)
def patient_service() -> Iterator[None]:
    """A service that waits as long for what it asks beside the question: no test is about that."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (health, versions):
            patch.setattr(module, "_PATIENCE", PATIENCE)
        yield
