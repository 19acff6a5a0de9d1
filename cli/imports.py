"""`rgraph imports`: what each run of the ingest brought, and how to take it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated, Any

import orjson
import typer
from rich import box
from rich.markup import escape
from rich.table import Table

from cli.connect import open_connection
from cli.console import err, out, say_note, show_table
from cli.ingest_report import count_of
from cli.settings import read_settings
from cli.steps import Steps
from graph.embedded.progress import Progress
from graph.store.database import Database
from graph.store.migrations import migrate
from ingest.imports.show import (
    ImportContents,
    ImportSummary,
    Share,
    get_import,
    list_imports,
    read_contents,
)
from ingest.imports.undo import Undone, undo_import

app = typer.Typer(help="What each ingest brought; undo one.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object.")]
ImportId = Annotated[str, typer.Argument(metavar="IMPORT", help="As 'imports list' shows it.")]
_SHOWN = 20


@app.command("list")
def show_list(
    *,
    first: Annotated[int, typer.Option(min=1, help="How many, the newest first.")] = _SHOWN,
    json: Json = False,
) -> None:
    """List the runs that changed something, or had begun to, the newest first."""
    with _database() as database:
        imports, total = list_imports(database, first=first)
    if json:
        _print_json({"imports": [_as_json(one) for one in imports], "total": total})
        return
    table = Table(box=box.SIMPLE)
    table.add_column("import", no_wrap=True)
    for heading in ("status", "last wrote", "records", "files"):
        table.add_column(heading, overflow="fold")
    for one in imports:
        records = sum(row["count"] for row in one.counts)
        wrote = f"{one.wrote:%Y-%m-%d %H:%M:%S} UTC"
        files = escape(", ".join(one.files))
        table.add_row(one.id, one.status, wrote, f"{records:,}", files)
    show_table(table)
    if total > len(imports):
        out.print(f"Older ones left out: {total - len(imports):,}; --first {total} shows all.")


@app.command()
def show(
    import_id: ImportId,
    *,
    first: Annotated[int, typer.Option(min=0, help="How many papers and authors to name.")] = 10,
    json: Json = False,
) -> None:
    """Say what one import brought and took part in."""
    with _database() as database:
        summary = get_import(database, import_id)
        contents = read_contents(database, import_id, first=first)
    if json:
        _print_json({**_as_json(summary), **asdict(contents)})
        return
    _print_summary(summary)
    _print_contents(contents)


@app.command()
def undo(import_id: ImportId) -> None:
    """Take back what one import brought and no other import gives.

    Papers that others describe too are worked out from these; curators' decisions stay. An undo
    that was interrupted is finished by the same command.
    """
    with _database() as database, Steps(err) as steps:
        step = steps.step("undo")
        try:
            undone = undo_import(
                database, import_id, on_progress=lambda so_far: step.report(_progress(so_far))
            )
        except KeyboardInterrupt:
            say_note("Stopped. The same command goes on from there.")
            raise
        step.done(f"{import_id} is undone")
    out.print(
        f"Entries and pages: {undone.removed:,} removed, {undone.restored:,} as other imports read "
        f"them, {undone.kept:,} kept as they are."
    )


@contextmanager
def _database() -> Iterator[Database]:
    with open_connection(read_settings()) as connection, Database(connection) as database:
        migrate(database)
        yield database


def _progress(undone: Undone) -> Progress:
    done = undone.removed + undone.restored + undone.kept
    return Progress(f"{done:,} entries and pages")


def _as_json(summary: ImportSummary) -> dict[str, Any]:
    return {
        "id": summary.id,
        "status": summary.status,
        "startedAt": summary.started,
        "wroteAt": summary.wrote,
        "files": summary.files,
        "options": summary.options,
        "counts": summary.counts,
        "version": summary.version,
    }


def _print_json(value: Any) -> None:  # noqa: ANN401 - JSON
    typer.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())


def _print_summary(summary: ImportSummary) -> None:
    out.print(f"{summary.id}: {summary.status}, by rgraph {summary.version}")
    out.print(f"  began {summary.started:%Y-%m-%d %H:%M:%S} UTC")
    out.print(f"  last wrote {summary.wrote:%Y-%m-%d %H:%M:%S} UTC")
    out.print(f"  files: {escape(', '.join(summary.files))}", soft_wrap=True)
    for row in summary.counts:
        line = f"  {count_of(row['count'], row['kind'])} {row['outcome']}: {row['reason']}"
        out.print(escape(line), soft_wrap=True)


def _print_contents(contents: ImportContents) -> None:
    for role, count in contents.entries.items():
        out.print(f"entries and pages {role}: {count:,}")
    _print_share("papers", contents.papers, "title")
    _print_share("authors", contents.authors, "name")


def _print_share(kind: str, share: Share, label: str) -> None:
    out.print(f"{share.total:,} {kind}, {share.alone:,} of them from this import alone")
    for one in share.examples:
        mark = "" if one["alone"] else " (others too)"
        out.print(escape(f"  {one['id']}  {one[label]}{mark}"), soft_wrap=True)
    left = share.total - len(share.examples)
    if left:
        out.print(f"  {left:,} more are left out; --first {share.total} names all.")
