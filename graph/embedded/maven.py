"""Fetch jars with jgo: from the machine's Maven cache, else from a Maven repository."""

import errno
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from jgo.maven import MavenContext

from graph.embedded.checksum import sha256_of
from graph.embedded.lockfile import Jar
from graph.errors import EmbeddedServerError

_ATTEMPTS = 3
_TIMEOUT = 60
_PAUSE = 1.0  # seconds, times the attempt


@dataclass(frozen=True, slots=True)
class MavenSource:
    """Where jars come from; `repository` None is Maven Central."""

    cache: Path
    repository: str | None = None

    def fetch(self, jar: Jar) -> Path:
        """The jar in the Maven cache, its checksum verified; downloaded where it is not there.

        Raises:
            EmbeddedServerError: The repository has no such jar, cannot be reached, or what it gave
                is not what the lock file says.
        """
        cached = self.cache / jar.repository_path
        if cached.is_file() and sha256_of(cached) == jar.sha256:
            return cached
        cached.parent.mkdir(parents=True, exist_ok=True)
        # Downloaded beside its place and moved there when it is known to be whole and right: other
        # tools use this cache too, and an interrupted download must not leave half a jar in it.
        with tempfile.TemporaryDirectory(dir=self.cache, prefix=".rgraph-") as staging:
            downloaded = self._download(jar, Path(staging))
            _verify(jar, downloaded)
            downloaded.replace(cached)
        return cached

    def _download(self, jar: Jar, staging: Path) -> Path:
        repositories = None if self.repository is None else {"configured": self.repository}
        context = MavenContext(repo_cache=staging, remote_repos=repositories, timeout=_TIMEOUT)
        component = context.project(jar.group, jar.artifact).at_version(jar.version)
        artifact = component.artifact(jar.classifier, "jar")
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return artifact.resolve()
            except (OSError, RuntimeError) as error:  # requests' errors are OSErrors
                if getattr(error, "errno", None) == errno.ENOSPC:
                    raise
                if attempt == _ATTEMPTS:
                    where = ", ".join(context.remote_repos.values())
                    raise EmbeddedServerError(
                        f"{jar.coordinate} could not be downloaded from {where}: {error}"
                    ) from error
                (staging / jar.repository_path).unlink(missing_ok=True)
                time.sleep(_PAUSE * attempt)
        raise AssertionError("unreachable")


def _verify(jar: Jar, path: Path) -> None:
    found = sha256_of(path)
    if found != jar.sha256:
        raise EmbeddedServerError(
            f"{jar.filename} as downloaded has the SHA-256 {found}, "
            f"but the lock file says {jar.sha256}; it was not installed."
        )
