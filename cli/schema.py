"""`rgraph schema`: the GraphQL schema as text."""

import difflib
from pathlib import Path
from typing import Annotated

import typer

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
    try:
        output.write_text(exported_schema(), encoding="utf-8")
    except OSError as error:
        typer.echo(f"{output} cannot be written: {error.strerror}.", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"Wrote {output}.")


@app.command()
def check(output: SchemaFile = Path("schema.graphql")) -> None:
    """Compare the exported file with the schema of this program; exit 1 where they differ."""
    try:
        written = output.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        typer.echo(f"{output} does not exist; run `rgraph schema export`.", err=True)
        raise typer.Exit(1) from error
    except (OSError, UnicodeDecodeError) as error:
        typer.echo(f"{output} cannot be read: {error}.", err=True)
        raise typer.Exit(1) from error
    wanted = exported_schema()
    if written == wanted:
        typer.echo(f"{output} is up to date.")
        return
    for line in difflib.unified_diff(
        written.splitlines(),
        wanted.splitlines(),
        str(output),
        "schema of this program",
        lineterm="",
    ):
        typer.echo(line)
    typer.echo(f"{output} is stale; run `rgraph schema export`.", err=True)
    raise typer.Exit(1)
