"""`rgraph why`: which mentions an author has, and why."""

from dataclasses import asdict
from typing import Annotated, Any

import orjson
import typer
from rich.markup import escape

from cli.connect import open_connection
from cli.console import out
from cli.settings import read_settings
from graph.store.database import Database
from ingest.curation.explain import ExplainedMention, Explanation, explain_author

_AT_MOST = 100_000


def why(
    author: Annotated[
        str,
        typer.Argument(
            metavar="AUTHOR", help="An id of the graph (also one merged before), ORCID or OpenAlex."
        ),
    ],
    mentions: Annotated[
        int, typer.Option(min=1, max=_AT_MOST, help="How many mentions, the least sure first.")
    ] = 50,
    namesakes: Annotated[
        int, typer.Option(min=1, max=_AT_MOST, help="How many other authors of the name.")
    ] = 10,
    *,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Say which mentions an author has, and why.

    Tells the score, evidence, method and time of each, what curators decided, and which other
    authors have names that may be the same, with the reasons why they are not taken for this one.
    """
    with open_connection(read_settings()) as connection, Database(connection) as database:
        found = explain_author(database, author, mentions=mentions, namesakes=namesakes)
    if json:
        typer.echo(orjson.dumps(_to_json(found), option=orjson.OPT_INDENT_2))
        return
    _show_head(found)
    for mention in found.mentions:
        _show_mention(mention)
    _show_rest("mentions, surer than these", found.mention_count - len(found.mentions))
    _show_decisions(found)
    _show_namesakes(found)


def _to_json(found: Explanation) -> dict[str, Any]:
    decisions = [
        {
            "id": one.decision.id,
            "summary": one.decision.summarise(),
            **{k: v for k, v in one.decision.to_json().items() if k not in {"id", "parts"}},
            "authors": one.authors,
            "mentionsFound": one.found,
            "mentionCount": len(one.decision.mentions),
        }
        for one in found.decisions
    ]
    return {**asdict(found), "decisions": decisions}


def _show_head(found: Explanation) -> None:
    _say(f"{found.author}  {found.name}")
    _say(f"printed as: {'; '.join(found.printed_names)}")
    if found.former_ids:
        _say(f"ids that redirect here: {', '.join(found.former_ids)}")
    if found.pages:
        _say(f"pages of its own: {', '.join(found.pages)}")
    _say(f"\n{found.mention_count:,} mentions, the least sure first:")


def _show_mention(mention: ExplainedMention) -> None:
    name = f"printed {mention.name}" if mention.name else "not printed"
    place = f", place {mention.position}" if mention.position else ""
    year = mention.year or "no year"
    _say(f"  {mention.confidence:.2f}  {mention.title} ({year}; {name}{place})")
    when = f" since {mention.decided_at[:10]}" if mention.decided_at else ""
    _say(f"        {'; '.join(mention.evidence)} [{mention.method}{when}]")


def _show_decisions(found: Explanation) -> None:
    if not found.decisions:
        _say("\nNo curator has decided anything about this author.")
        return
    _say("\nDecisions of curators:")
    for stored in found.decisions:
        decision = stored.decision
        because = f": {decision.why}" if decision.why else ""
        undone = decision.undone
        off = f" (undone by {undone.who} on {undone.at[:10]})" if undone else ""
        _say(
            f"  {decision.id}  {decision.at[:10]}  {decision.summarise()}, "
            f"by {decision.who}{because}{off}"
        )


def _show_namesakes(found: Explanation) -> None:
    if not found.namesakes and not found.namesake_count:
        _say("\nNobody else has a name that may be the same.")
        return
    _say("\nOther authors whose names may be the same, and why they are others:")
    for one in found.namesakes:
        _say(f"  {one.author}  {one.name} ({one.papers:,} papers): {'; '.join(one.reasons)}")
    _show_rest("other authors", found.namesake_count - len(found.namesakes))


def _show_rest(what: str, count: int) -> None:
    if count > 0:
        _say(f"  … and {count:,} {what}")


def _say(text: str) -> None:
    out.print(escape(text), soft_wrap=True)
