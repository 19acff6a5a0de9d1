"""`RGRAPH_NATIVE`: what it says, and what happens where the package is not there."""

import sys

import pytest

from cli.errors import CommandError, SettingsError
from cli.native import choose_native
from cli.settings import read_settings
from tests.helpers.native import needs_native


@pytest.fixture
def without_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rgraph_native", None)


def choose(monkeypatch: pytest.MonkeyPatch, value: str) -> bool:
    monkeypatch.setenv("RGRAPH_NATIVE", value)
    return choose_native(read_settings())


@pytest.mark.usefixtures("without_package")
def test_without_the_package_everything_is_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    assert choose(monkeypatch, "") is False
    assert choose(monkeypatch, "auto") is False
    assert choose(monkeypatch, "off") is False


@pytest.mark.usefixtures("without_package")
def test_who_insists_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CommandError, match=r"research-graph-native is not installed.*make fast"):
        choose(monkeypatch, "on")


@needs_native
@pytest.mark.parametrize(("value", "native"), [("", True), ("on", True), ("off", False)])
def test_with_the_package_it_is_used_unless_it_shall_not(
    monkeypatch: pytest.MonkeyPatch, value: str, native: object
) -> None:
    assert choose(monkeypatch, value) is native


@needs_native
def test_a_package_of_another_version_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rgraph_native.FORMAT", -1)

    assert choose(monkeypatch, "auto") is False
    with pytest.raises(CommandError, match="of another version"):
        choose(monkeypatch, "on")


@needs_native
def test_a_driver_of_another_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.known_driver.metadata.version", lambda _name: "6.2.0")

    assert choose(monkeypatch, "auto") is False
    with pytest.raises(CommandError, match=r"neo4j 6\.2\.0, and only 6\.1\.x"):
        choose(monkeypatch, "on")


def test_another_word_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="RGRAPH_NATIVE='fast'"):
        choose(monkeypatch, "fast")
