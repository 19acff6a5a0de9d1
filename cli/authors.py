"""`rgraph authors`: a curator's decisions on who is who."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from cli.connect import open_connection
from cli.console import err, out, say_note
from cli.errors import CommandError
from cli.settings import read_settings
from cli.steps import Steps
from graph.store.database import Database
from graph.store.migrations import migrate
from ingest.curation.decide import (
    Curator,
    Made,
    merge_authors,
    rename_author,
    split_author,
    undo_decision,
    verify_author,
)
from ingest.curation.exchange import export_decisions, import_decisions
from ingest.curation.people import find_author
from ingest.decisions.stored import StoredDecision, list_decisions

app = typer.Typer(
    no_args_is_help=True,
    help="Merge, split, verify and rename authors; list, undo, export and import decisions.",
)

AuthorId = Annotated[
    str,
    typer.Argument(
        metavar="AUTHOR", help="An id of the graph (also one merged before), ORCID or OpenAlex."
    ),
]
Who = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who decides; without it, RGRAPH_CURATOR says so."),
]
Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept with the decision.")]
Reason = Annotated[
    str | None, typer.Option("--why", metavar="TEXT", help="The reason, kept with the decision.")
]


@app.command()
def merge(
    authors: Annotated[
        list[str],
        typer.Argument(
            metavar="AUTHOR...", help="Two authors or more who are one; the first one's id stays."
        ),
    ],
    why: Why,
    who: Who = None,
) -> None:
    """Make one author of several: the id of the first stays, the others redirect to it."""
    curator = _curator(who, why)
    with _opened() as database:
        made = merge_authors(database, authors, curator)
    stays, *others = (part.author for part in made.decision.parts)
    _say(f"{stays} stays; {', '.join(others)} {'redirect' if others[1:] else 'redirects'} to it.")
    _show_made(made)


@app.command()
def split(
    author: AuthorId,
    papers: Annotated[
        str,
        typer.Option(
            metavar="PAPER,…",
            help="The papers that are somebody else's, by ids of the graph, DOIs or arXiv ids.",
        ),
    ],
    why: Why,
    new_name: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="The other author's name to display.")
    ] = None,
    who: Who = None,
) -> None:
    """Make another author of an author's mentions on some papers."""
    wanted = [paper.strip() for paper in papers.split(",") if paper.strip()]
    if not wanted:
        raise CommandError("--papers names no paper.")
    curator = _curator(who, why)
    with _opened() as database:
        made = split_author(database, author, wanted, curator, new_name)
    stays, new = (part.author for part in made.decision.parts)
    _say(f"{new} has {len(made.decision.parts[1].mentions)} mentions that were of {stays}.")
    _show_made(made)


@app.command()
def verify(author: AuthorId, who: Who = None, why: Reason = None) -> None:
    """Confirm the present mentions of an author: no score ever parts them again."""
    curator = _curator(who, why)
    with _opened() as database:
        made = verify_author(database, author, curator)
    part = made.decision.parts[0]
    _say(f"{part.author} is verified: {len(part.mentions):,} mentions.")
    _show_made(made)


@app.command()
def rename(
    author: AuthorId,
    name: Annotated[str, typer.Argument(help="The name to display.")],
    who: Who = None,
    why: Reason = None,
) -> None:
    """Give an author another name to display; the id and the printed names stay."""
    curator = _curator(who, why)
    with _opened() as database:
        made = rename_author(database, author, name, curator)
    _say(f"{made.decision.parts[0].author} is shown as {made.decision.name}.")
    _show_made(made)


@app.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Such as decision:0f3a….")],
    who: Who = None,
    why: Reason = None,
) -> None:
    """Take a decision back; the record that it was made, and undone, stays."""
    curator = _curator(who, why)
    with _opened() as database:
        made = undo_decision(database, decision, curator)
    _say(f"Undone: {made.decision.summarise()}.")
    authors = made.effect.authors[made.decision.id]
    if authors:
        _say(f"Its mentions are now of {', '.join(authors)}.")


@app.command()
def decisions(
    author: Annotated[
        str | None, typer.Option(metavar="AUTHOR", help="Only those about this author.")
    ] = None,
) -> None:
    """List every decision, the undone ones too, the earliest first."""
    with _opened() as database:
        one = find_author(database, author).id if author else None
        listed = list_decisions(database, one)
    for stored in listed:
        _show_stored(stored)
    _say(f"{len(listed):,} decisions" + (f" about {one}." if one else "."))


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="Where to write them, one decision a line.")],
) -> None:
    """Write every decision to a file, from which another graph takes them in."""
    with _opened() as database:
        count = export_decisions(database, file)
    _say(f"{count:,} decisions written to {file}.")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A file that 'rgraph authors export' has written.")],
) -> None:
    """Take decisions in from a file, before the papers or after them.

    What the graph has already stays as it is. A decision that names papers which are not in the
    graph waits for them.
    """
    with _opened() as database:
        done = import_decisions(database, file)
    _say(f"{done.new:,} new, {done.undone:,} undone by the file, {done.unchanged:,} there already.")
    if done.unknown:
        say_note(f"{done.unknown:,} wait: none of the mentions that they name are in the graph")
    if done.partial:
        say_note(f"{done.partial:,} hold in part: some mentions that they name are not there")
    for decision, later in done.overruled.items():
        say_note(f"{decision} is overruled, at least in part, by {', '.join(later)}")


def _curator(who: str | None, why: str | None) -> Curator:
    name = who or read_settings().rgraph_curator
    if name is None:
        raise CommandError("Who decides? Give --who NAME, or set RGRAPH_CURATOR.")
    return Curator(name, why)


@contextmanager
def _opened() -> Iterator[Database]:
    with Steps(err) as steps:
        step = steps.step("database")
        with open_connection(read_settings(), step.report) as connection:
            step.done(f"{connection.uri}")
            with Database(connection) as database:
                migrate(database)
                yield database


def _say(text: str) -> None:
    out.print(escape(text), soft_wrap=True)


def _show_made(made: Made) -> None:
    decision, effect = made.decision, made.effect
    for earlier, later in effect.overruled.items():
        if decision.id in later:
            say_note(f"this overrules, at least in part, {earlier}")
    _say(f"{decision.id} by {decision.who}. To take it back: rgraph authors undo {decision.id}")


def _show_stored(stored: StoredDecision) -> None:
    decision = stored.decision
    why = f": {decision.why}" if decision.why else ""
    _say(f"{decision.id}  {decision.at[:19]}Z  {decision.summarise()}, by {decision.who}{why}")
    if decision.undone:
        undone = decision.undone
        because = f": {undone.why}" if undone.why else ""
        _say(f"    undone by {undone.who} at {undone.at[:19]}Z{because}")
    elif stored.found < len(decision.mentions):
        _say(f"    {stored.found:,} of {len(decision.mentions):,} mentions are in the graph")
