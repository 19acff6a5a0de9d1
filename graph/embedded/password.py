"""The embedded server's password: random, and in a file that only its owner may read."""

import hashlib
import os
import secrets
from pathlib import Path

from graph.embedded.folder import DataFolder
from graph.errors import EmbeddedServerError

USERNAME = "neo4j"

_ITERATIONS = 1024
_SALT_BYTES = 32


def ensure_password(folder: DataFolder) -> str:
    """The password of the folder's server; a first one is made where there are no databases yet.

    Raises:
        EmbeddedServerError: There are databases but the password file is gone.
    """
    if folder.password.is_file():
        password = folder.password.read_text(encoding="utf-8").strip()
    elif folder.has_databases():
        raise EmbeddedServerError(
            f"{folder.databases} holds databases, but their password file {folder.password} is "
            "missing. Put it back, or delete the databases with 'rgraph db reset'."
        )
    else:
        password = secrets.token_urlsafe(24)
        _write_private(folder.password, password + "\n")
    if not folder.has_databases():
        _write_private(folder.databases / "dbms" / "auth.ini", _initial_user(password))
    return password


def _write_private(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    # Created with these permissions rather than given them afterwards, so that there is no moment
    # in which another user can open the file.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def _initial_user(password: str) -> str:
    """What `neo4j-admin dbms set-initial-password` writes, in the format of the locked version.

    The command itself takes the password as an argument, where every user of the machine sees it.
    """
    salt = secrets.token_bytes(_SALT_BYTES)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(_ITERATIONS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"{USERNAME}:SHA-256,{digest.hex()},{salt.hex()},{_ITERATIONS}:"
