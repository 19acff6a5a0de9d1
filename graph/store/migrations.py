"""Bring a database to the state that the files under `cypher/migrations` describe.

The history is kept in the graph, as a chain of `Migration` nodes. Files are applied in order of
their numbers; a file that was applied must neither change nor go. A run that was interrupted is
simply repeated: schema changes are all `IF NOT EXISTS`, and the data changes of a file share one
transaction with its record in the history.
"""

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.errors import MigrationError, QueryTimeoutError
from graph.store.catalog import get_statement
from graph.store.database import Database
from graph.store.migration_files import MigrationFile, read_migrations
from graph.store.statement import Statement

log = logging.getLogger(__name__)

_INDEX_SECONDS = 600
"""How long to wait for indexes to be built."""


@dataclass(frozen=True, slots=True)
class AppliedMigration:
    """One migration of a database's history."""

    version: int
    name: str
    checksum: str


def migrate(
    database: Database,
    files: Sequence[MigrationFile] | None = None,
    *,
    lock_seconds: float = 60,
) -> list[AppliedMigration]:
    """Apply what is missing and give what was applied now; two runs at once take turns.

    Args:
        database: where to.
        files: all migrations in order; those of `cypher/migrations` if not given.
        lock_seconds: how long to wait for another run to end.

    Raises:
        MigrationError: the history does not fit the files, or another run did not end in time.
    """
    wanted = read_migrations() if files is None else files
    database.run(get_statement("maintenance/create_migration_constraint"))
    database.run(get_statement("maintenance/create_migration_lock_constraint"))
    _await_other_run(database, lock_seconds)
    with database.hold(get_statement("maintenance/take_migration_lock")):
        applied = [_apply(database, file) for file in list_pending(database, wanted)]
        database.run_named("maintenance/await_indexes", seconds=_INDEX_SECONDS)
    return applied


def list_applied(database: Database) -> list[AppliedMigration]:
    """The database's history, in order."""
    rows = database.run_named("maintenance/list_migrations")
    return [AppliedMigration(row["version"], row["name"], row["checksum"]) for row in rows]


def list_pending(database: Database, files: Sequence[MigrationFile]) -> list[MigrationFile]:
    """The files that the database has not been through; `MigrationError` where they do not fit."""
    history = {applied.version: applied for applied in list_applied(database)}
    _check_history(history, {file.version: file for file in files})
    return [file for file in files if file.version not in history]


def _check_history(
    history: Mapping[int, AppliedMigration], files: Mapping[int, MigrationFile]
) -> None:
    for version, applied in history.items():
        file = files.get(version)
        if file is None:
            raise MigrationError(
                f"The database has been through {applied.name} (checksum {applied.checksum}), "
                f"which this program does not carry; its last is number {max(files, default=0)}."
            )
        if (file.name, file.checksum) != (applied.name, applied.checksum):
            raise MigrationError(
                f"{file.name} has the checksum {file.checksum}, but the database has been through "
                f"{applied.name} with the checksum {applied.checksum}."
            )
    skipped = [file.name for version, file in files.items() if version < max(history, default=0)]
    skipped = [name for name in skipped if name not in {a.name for a in history.values()}]
    if skipped:
        raise MigrationError(
            f"The database is at number {max(history)}, but was never through {', '.join(skipped)}."
        )


def _await_other_run(database: Database, seconds: float) -> None:
    # The lock itself is then held without a limit, since its transaction lasts as long as the
    # migrations; a limit on it could end it in their midst.
    statement = get_statement("maintenance/take_migration_lock")
    try:
        database.run(statement, timeout=seconds)
    except QueryTimeoutError as error:
        raise MigrationError(
            f"Another program has been migrating this database for more than {seconds:g} s; "
            "run again when it has ended."
        ) from error


def _apply(database: Database, file: MigrationFile) -> AppliedMigration:
    started = time.perf_counter()
    statements = [
        Statement(f"migrations/{file.name}:{number}", text, "write")
        for number, text in enumerate(file.statements, start=1)
    ]
    if file.kind == "schema":
        # One transaction for all, since each index is a wait of its own otherwise.
        database.run_atomically(statements)
        statements = []
    record = get_statement(
        "maintenance/add_migration",
        version=file.version,
        name=file.name,
        checksum=file.checksum,
        seconds=time.perf_counter() - started,
    )
    counted = get_statement("maintenance/raise_known_write_number")
    database.run_atomically([*statements, record, counted])
    log.info("migrated %s", file.name)
    return AppliedMigration(file.version, file.name, file.checksum)
