import hashlib
import stat
from pathlib import Path

import pytest

from graph.embedded.folder import DataFolder
from graph.embedded.password import ensure_password
from graph.errors import EmbeddedServerError


def test_a_first_password_is_random_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    folder, other = DataFolder(tmp_path / "one"), DataFolder(tmp_path / "two")

    password = ensure_password(folder)

    assert len(password) >= 30
    assert password != ensure_password(other)
    assert stat.S_IMODE(folder.password.stat().st_mode) == 0o600
    auth = folder.databases / "dbms/auth.ini"
    assert stat.S_IMODE(auth.stat().st_mode) == 0o600
    assert password not in auth.read_text(encoding="utf-8")


def test_the_password_is_kept(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)

    assert ensure_password(folder) == ensure_password(folder)


def test_the_initial_user_is_hashed_as_neo4j_does_it(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)

    password = ensure_password(folder)

    text = (folder.databases / "dbms/auth.ini").read_text(encoding="utf-8")
    user, credential, flags = text.split(":")
    algorithm, hashed, salt, iterations = credential.split(",")
    digest = bytes.fromhex(salt) + password.encode()
    for _ in range(int(iterations)):
        digest = hashlib.sha256(digest).digest()
    assert (user, algorithm, iterations, flags) == ("neo4j", "SHA-256", "1024", "")
    assert digest.hex() == hashed


def test_databases_whose_password_file_is_gone_are_not_given_another(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    (folder.databases / "databases").mkdir(parents=True)

    with pytest.raises(EmbeddedServerError, match=r"password file .* is missing"):
        ensure_password(folder)
