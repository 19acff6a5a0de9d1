"""`rgraph schema`: the GraphQL schema as text."""

import difflib
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from cli.console import out
from cli.errors import CommandError
from service.graphql.schema import build_schema

app = typer.Typer(no_args_is_help=True, help="Export the GraphQL schema, or check the export.")

_HEADER = "# Exported by `rgraph schema export`; never edited by hand.\n\n"

SchemaFile = Annotated[
    Path, typer.Option("--output", "-o", help="The file that holds the schema.", dir_okay=False)
]


def exported_schema() -> str:
    """The schema in GraphQL's definition language, as `schema.graphql` holds it."""
    return f"{_HEADER}{build_schema().as_str()}\n"


@app.command()
def export(output: SchemaFile = Path("schema.graphql")) -> None:
    """Write the GraphQL schema in its definition language."""
    output.write_text(exported_schema(), encoding="utf-8")
    out.print(f"Wrote {escape(str(output))}.")


@app.command()
def check(output: SchemaFile = Path("schema.graphql")) -> None:
    """Compare the exported file with the schema of this program; exit 1 where they differ."""
    try:
        written = output.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise CommandError(f"{output} does not exist; 'rgraph schema export' writes it.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{output} is no UTF-8 text: {error}.") from error
    wanted = exported_schema()
    if written != wanted:
        for line in difflib.unified_diff(
            written.splitlines(), wanted.splitlines(), str(output), "this program", lineterm=""
        ):
            out.print(escape(line), soft_wrap=True)
        raise CommandError(f"{output} is stale; 'rgraph schema export' writes it anew.")
    out.print(f"{escape(str(output))} is up to date.")
