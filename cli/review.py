"""`rgraph review`: what a curator should look at."""

from dataclasses import asdict
from typing import Annotated

import orjson
import typer
from rich.markup import escape

from cli.connect import open_connection
from cli.console import out
from cli.settings import read_settings
from graph.store.database import Database
from ingest.curation.conflation import Circle, Conflation
from ingest.curation.fragmentation import Fragmentation
from ingest.curation.review import Doubt, DoubtfulMention, Listed
from ingest.curation.review import review as look_for_doubt

_SHOWN = 4
"""Subjects, papers and names that a line shows; --json has all."""


def review(
    kind: Annotated[
        list[Doubt] | None, typer.Option(help="What to look for; all kinds, if none is given.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many of each kind.")] = 20,
    below: Annotated[
        float, typer.Option(min=0, max=1, help="The confidence below which a mention is doubtful.")
    ] = 0.75,
    *,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """List what a curator should look at, the doubtful first.

    low-confidence: mentions whose author is doubtful. conflation: authors whose collaborators fall
    into groups that never meet, so they may be several people. fragmentation: pairs of authors
    whose names fit and who share co-authors, so they may be one.
    """
    with open_connection(read_settings()) as connection, Database(connection) as database:
        found = look_for_doubt(database, kind or list(Doubt), limit=limit, below=below)
    if json:
        typer.echo(orjson.dumps(asdict(found), option=orjson.OPT_INDENT_2, default=sorted))
        return
    if found.mentions:
        _say(f"Mentions below {below:g}:")
        for mention in found.mentions.cases:
            _show_mention(mention)
        _show_rest(found.mentions, "mentions")
    if found.conflations:
        _say("Authors who may be several people:")
        for conflation in found.conflations.cases:
            _show_conflation(conflation)
        _show_rest(found.conflations, "authors with several circles at first sight")
    if found.fragmentations:
        _say("Pairs of authors who may be one person:")
        for fragmentation in found.fragmentations.cases:
            _show_fragmentation(fragmentation)
        _show_rest(found.fragmentations, "pairs")


def _show_mention(one: DoubtfulMention) -> None:
    printed = f"printed {one.name}" if one.name else "not printed"
    _say(f"  {one.confidence:.2f}  {one.author}  on {one.title} ({one.year or 'no year'})")
    _say(f"        {printed}; {'; '.join(one.evidence)}")


def _show_conflation(one: Conflation) -> None:
    _say(f"  {one.score:.2f}  {one.author}: {len(one.circles):,} circles of collaborators")
    for circle in one.circles[:_SHOWN]:
        _show_circle(circle)
    rest = len(one.circles) - _SHOWN
    if rest > 0:
        _say(f"        … and {rest:,} smaller circles")


def _show_circle(circle: Circle) -> None:
    years = "–".join(map(str, dict.fromkeys(circle.years))) if circle.years else "no year"
    about = f"; {', '.join(circle.subjects[:_SHOWN])}" if circle.subjects else ""
    more = f" and {circle.collaborators - _SHOWN:,} more" if circle.collaborators > _SHOWN else ""
    _say(
        f"        {len(circle.papers):,} papers, {years}{about}; "
        f"with {', '.join(circle.names[:_SHOWN])}{more}; such as {circle.papers[0].id}"
    )


def _show_fragmentation(one: Fragmentation) -> None:
    left, right = zip(one.authors, one.names, strict=True)
    count = len(one.shared)
    more = f" and {count - _SHOWN:,} more" if count > _SHOWN else ""
    _say(f"  {one.score:.2f}  {left[0]} ({left[1]}) and {right[0]} ({right[1]})")
    _say(f"        co-authors in common: {', '.join(one.shared[:_SHOWN])}{more}")


def _show_rest(
    listed: Listed[DoubtfulMention] | Listed[Conflation] | Listed[Fragmentation], what: str
) -> None:
    _say(f"  {len(listed.cases):,} of {listed.total:,} {what} are shown.")
    for words in listed.left_out:
        _say(f"  Not looked at: {words}.")
    _say("")


def _say(text: str) -> None:
    out.print(escape(text), soft_wrap=True)
