"""What lies where in the data folder of an embedded server."""

import errno
import shutil
from dataclasses import dataclass
from pathlib import Path

from graph.embedded.lockfile import lock_digest
from graph.errors import EmbeddedServerError

_NEEDED_BYTES = 64 << 20
_NEEDED_BYTES_AT_FIRST = 256 << 20


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The user data folder: databases, password, logs and, unless they are shared, the jars."""

    path: Path

    @property
    def server(self) -> Path:
        """Neo4j's home directory."""
        return self.path / "neo4j"

    @property
    def databases(self) -> Path:
        """Everything that Neo4j stores."""
        return self.server / "data"

    @property
    def importing(self) -> Path:
        """Is there while an offline import writes: what it leaves when it is killed is no graph."""
        return self.databases / "importing"

    @property
    def imported(self) -> Path:
        """Is there from the end of an offline import until whoever began it deletes it."""
        return self.databases / "imported"

    @property
    def configuration(self) -> Path:
        """The folder of `neo4j.conf`."""
        return self.server / "conf"

    @property
    def logs(self) -> Path:
        """Neo4j's own logs; they are kept."""
        return self.server / "logs"

    @property
    def log(self) -> Path:
        """What Neo4j says about its start and stop."""
        return self.logs / "neo4j.log"

    @property
    def console(self) -> Path:
        """What the Java process printed: the place to look when it did not even start."""
        return self.logs / "console.log"

    @property
    def password(self) -> Path:
        """The password of the user `neo4j`, readable by the owner only."""
        return self.path / "password"

    @property
    def record(self) -> Path:
        """Which process serves the folder, and on which ports."""
        return self.path / "server.json"

    @property
    def users(self) -> Path:
        """A note for each program that uses the server and would start it again."""
        return self.path / "users"

    @property
    def lock(self) -> Path:
        """Held while a server is being started or stopped."""
        return self.path / "server.lock"

    @property
    def jars(self) -> Path:
        """Where the jars go if no other folder is named."""
        return self.path / "jars" / lock_digest()

    def check_space(self) -> None:
        """Raise `EmbeddedServerError` where the disk has no room for a server to start."""
        free = shutil.disk_usage(self.path).free
        needed = _NEEDED_BYTES if self.has_databases() else _NEEDED_BYTES_AT_FIRST
        if free < needed:
            raise EmbeddedServerError(
                f"The disk of {self.path} has {free >> 20} MiB left, and Neo4j needs "
                f"{needed >> 20} MiB to start. Free some space, or set RGRAPH_HOME to another disk."
            )

    def has_databases(self) -> bool:
        """Whether a server ran on this folder."""
        return (self.databases / "databases").is_dir()

    def create(self) -> None:
        """Make the folders; raises `EmbeddedServerError` where the path cannot be one."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            for folder in (self.server, self.configuration, self.databases, self.logs):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise
            raise EmbeddedServerError(
                f"{self.path} cannot be the data folder: {error.strerror}: {error.filename}."
            ) from error
