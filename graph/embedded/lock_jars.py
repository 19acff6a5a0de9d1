"""Write `jgo.lock.toml` anew from `jgo.toml`: `python -m graph.embedded.lock_jars`."""

import sys
from pathlib import Path

from jgo.env import EnvironmentBuilder, EnvironmentSpec, LockedDependency, LockFile
from jgo.maven import MavenContext

from graph.embedded.checksum import sha256_of
from graph.embedded.lockfile import LOCK_NAME, SPEC_NAME


def lock_jars(folder: Path) -> int:
    """Resolve `folder/jgo.toml` with jgo and lock each jar by its SHA-256; returns how many."""
    context = MavenContext(timeout=60)
    builder = EnvironmentBuilder(context=context, cache_dir=folder)
    spec = EnvironmentSpec.load(folder / SPEC_NAME)
    inputs, transitive = context.resolver.resolve(builder.spec_to_dependencies(spec))
    needed = [*inputs, *(dep for dep in transitive if dep.scope in {"compile", "runtime"})]
    artifacts = {dep.artifact.key: dep.artifact for dep in needed}
    locked = [
        LockedDependency(
            groupId=artifact.groupId,
            artifactId=artifact.artifactId,
            version=artifact.version,
            classifier=artifact.classifier or None,
            sha256=sha256_of(artifact.resolve()),
        )
        for _, artifact in sorted(artifacts.items())
    ]
    LockFile(locked, environment_name=spec.name).save(folder / LOCK_NAME)
    return len(locked)


if __name__ == "__main__":
    sys.stdout.write(f"locked {lock_jars(Path(__file__).parent)} jars\n")
