import re
from importlib.resources import files

from graph.embedded.lockfile import LOCK_NAME, SPEC_NAME, Jar, locked_jars


def test_every_locked_jar_has_a_sha256() -> None:
    wrong = [
        jar.coordinate for jar in locked_jars() if not re.fullmatch("[0-9a-f]{64}", jar.sha256)
    ]

    assert wrong == []
    assert len(locked_jars()) > 300


def test_the_lock_holds_what_the_specification_asks_for() -> None:
    specification = files("graph.embedded").joinpath(SPEC_NAME).read_text(encoding="utf-8")

    asked = set(re.findall(r'^\s*"([^"]+)",?$', specification, re.MULTILINE))

    assert asked
    assert asked <= {jar.coordinate for jar in locked_jars()}


def test_no_two_jars_share_a_file() -> None:
    places = [(jar.folder, jar.filename) for jar in locked_jars()]

    assert len(places) == len(set(places))


def test_jars_of_gds_are_plugins_even_where_neo4j_has_one_of_that_name() -> None:
    values = {(jar.group, jar.folder) for jar in locked_jars() if jar.artifact == "neo4j-values"}

    assert values == {("org.neo4j", "lib"), ("org.neo4j.gds", "plugins")}


def test_the_lock_names_no_repository_and_no_path_of_a_machine() -> None:
    text = files("graph.embedded").joinpath(LOCK_NAME).read_text(encoding="utf-8")

    assert not re.search(r"://|apache\.org|\.m2|/home/|/root|/tmp", text)


def test_the_versions_are_those_of_the_design() -> None:
    locked = {jar.coordinate for jar in locked_jars()}

    assert locked >= {
        "org.neo4j:neo4j:2026.08.1",
        "org.neo4j.gds:proc:2.26.0",
        "org.neo4j.client:neo4j-browser:5.24.0",
    }


def test_a_classifier_is_part_of_the_file_name() -> None:
    jar = Jar("io.netty", "epoll", "4.2", "linux-x86_64", "0" * 64)

    assert jar.filename == "epoll-4.2-linux-x86_64.jar"
    assert jar.repository_path == "io/netty/epoll/4.2/epoll-4.2-linux-x86_64.jar"
