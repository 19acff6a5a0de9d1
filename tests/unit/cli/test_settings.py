from pathlib import Path

import pytest

from cli.errors import SettingsError
from cli.settings import Settings, read_settings


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_without_variables_the_embedded_server_is_used_on_loopback() -> None:
    settings = read_settings()

    assert settings.neo4j_uri is None
    assert settings.host == "127.0.0.1"
    assert settings.rgraph_home.name == "rgraph"


def test_variables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "neo4j://db.example")
    monkeypatch.setenv("NEO4J_DATABASE", "research")
    monkeypatch.setenv("RGRAPH_HOME", "/data")
    monkeypatch.setenv("PORT", "9000")

    settings = read_settings()

    assert settings.neo4j_uri == "neo4j://db.example"
    assert settings.neo4j_database == "research"
    assert settings.rgraph_home == Path("/data")
    assert settings.port == 9000


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "")
    monkeypatch.setenv("PORT", "")

    assert read_settings() == Settings()
    assert read_settings().neo4j_uri is None


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PORT", "eighty", "PORT='eighty'"),
        ("PORT", "70000", "PORT='70000'"),
        ("NEO4J_URI", "http://127.0.0.1:7474", "must begin with one of bolt, bolt+s"),
        ("RGRAPH_HEAP", "much", "RGRAPH_HEAP='much'"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as raised:
        read_settings()

    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_token_that_is_too_short_is_refused_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RGRAPH_CURATION_TOKEN", "hunter2")

    with pytest.raises(SettingsError, match=r"RGRAPH_CURATION_TOKEN: .*16") as refused:
        read_settings()

    assert "hunter2" not in str(refused.value)
