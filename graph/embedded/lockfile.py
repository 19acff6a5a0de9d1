"""The committed lock file: which jars make up the server, and what each must contain."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SPEC_NAME = "jgo.toml"
LOCK_NAME = "jgo.lock.toml"

_GDS_GROUP = "org.neo4j.gds"


@dataclass(frozen=True, slots=True)
class Jar:
    """One locked Maven artifact and the SHA-256 of its file."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @property
    def coordinate(self) -> str:
        """`group:artifact:version` with the classifier where there is one."""
        parts = (self.group, self.artifact, self.version, self.classifier)
        return ":".join(part for part in parts if part)

    @property
    def filename(self) -> str:
        """The name that a Maven repository gives the file."""
        suffix = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{suffix}.jar"

    @property
    def folder(self) -> str:
        """`plugins` for what the server searches for procedures, else `lib`.

        GDS carries artifacts that are named as Neo4j's own (`annotations`, `neo4j-values`) and are
        other jars; their versions keep them apart.
        """
        return "plugins" if self.group == _GDS_GROUP else "lib"

    @property
    def repository_path(self) -> str:
        """Where the file lies in a Maven repository."""
        group = self.group.replace(".", "/")
        return f"{group}/{self.artifact}/{self.version}/{self.filename}"


def _lock_text() -> str:
    return files("graph.embedded").joinpath(LOCK_NAME).read_text(encoding="utf-8")


@cache
def locked_jars() -> tuple[Jar, ...]:
    """Every jar of the committed lock file."""
    return parse_lock(_lock_text())


@cache
def lock_digest() -> str:
    """Twelve hexadecimal digits that change whenever the lock file does."""
    return hashlib.sha256(_lock_text().encode()).hexdigest()[:12]


def parse_lock(text: str) -> tuple[Jar, ...]:
    """Read the text of a `jgo.lock.toml`."""
    return tuple(
        Jar(
            group=entry["groupId"],
            artifact=entry["artifactId"],
            version=entry["version"],
            classifier=entry.get("classifier", ""),
            sha256=entry["sha256"],
        )
        for entry in tomllib.loads(text)["dependencies"]
    )
