import pytest
from neo4j.exceptions import ServiceUnavailable

from graph.errors import UnavailableError, UnsupportedServerError
from graph.store.connection import Connection, check_version, translated

URI = "bolt://localhost:7687"


def test_a_connection_shows_no_password() -> None:
    assert "secret" not in repr(Connection(URI, "neo4j", "secret"))


@pytest.mark.parametrize("uri", ["bolt://localhost:abc", "bolt://localhost:99999"])
def test_an_impossible_port_is_named(uri: str) -> None:
    with pytest.raises(UnavailableError, match=uri):
        Connection(uri, "neo4j", "secret")


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/5.26.1-aura", "Neo4j/2026.08.1"])
def test_a_supported_server_is_let_in(agent: str) -> None:
    check_version(URI, agent)


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("Neo4j/4.4.38", r"Neo4j/4\.4\.38 at bolt://localhost:7687 is too old: 5\.26"),
        ("Neo4j/5.25.1", "too old"),
        ("Neo4j/v5.11.0 compatible graph database server - Memgraph", "not Neo4j"),
        ("FalkorDB/4.2", "calls itself 'FalkorDB/4.2'"),
    ],
)
def test_another_server_is_refused_with_its_own_words(agent: str, said: str) -> None:
    with pytest.raises(UnsupportedServerError, match=said):
        check_version(URI, agent)


def _close() -> None:
    """Fail as the driver does, which rolls back at a server that is away."""
    raise ServiceUnavailable("gone:\nno route")


def test_what_the_driver_fails_with_is_told_with_the_address() -> None:
    with (
        pytest.raises(UnavailableError, match=f"{URI} cannot be reached: gone: no route"),
        translated(URI),
    ):
        _close()


@pytest.mark.parametrize("signal", [KeyboardInterrupt(), SystemExit(143)])
def test_an_interruption_stays_one_where_closing_fails(signal: BaseException) -> None:
    with pytest.raises(type(signal)) as raised, translated(URI):  # noqa: PT012 - as the driver does
        try:
            raise signal
        finally:
            _close()

    assert raised.value is signal
