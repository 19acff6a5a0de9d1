"""`rgraph fetch`: one paper or author from the services that know it, as JSONL."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from cli.console import err, say_note
from cli.read import Outcome, open_output, to_line
from cli.settings import Settings, read_settings
from ingest.fetch.client import PoliteClient
from ingest.fetch.errors import NotThereError
from ingest.fetch.lookups import Lookups
from ingest.fetch.settings import FetchSettings, Service
from ingest.fetch.targets import parse_target
from ingest.records import Rejected

CACHE = Path("fetch") / "answers.db"


def fetch(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="TARGET...",
            help="doi:10.…, arxiv:2101.00001, openalex:W…, openalex:A…, openalex:I…, orcid:0000-….",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write there, not to the terminal."),
    ] = None,
    *,
    no_papers: Annotated[
        bool, typer.Option("--no-papers", help="Get an author without their papers.")
    ] = False,
    no_abstracts: Annotated[
        bool, typer.Option("--no-abstracts", help="Leave the abstracts out.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Ask again for what was answered before.")
    ] = False,
) -> None:
    """Get one paper or author from Crossref, arXiv or OpenAlex.

    What is found is printed as the JSONL that `rgraph ingest` takes. A DOI is looked up at
    Crossref, else at OpenAlex; an author comes with all their papers. Answers are kept for thirty
    days, so that a stopped run goes on where it stopped. RGRAPH_MAILTO is the address that
    services may write to, OPENALEX_API_KEY your key for OpenAlex.
    """
    wanted = [parse_target(text) for text in targets]
    settings = _make_settings(read_settings(), fresh=fresh)
    if settings.mailto is None:
        say_note("set RGRAPH_MAILTO to your address; services answer faster to those they know")
    outcome = Outcome()
    unknown = 0
    with (
        PoliteClient(settings) as client,
        open_output(output) as stream,
        err.status("Asking…") as status,
    ):
        lookups = Lookups(client, settings, status.update)
        for target in wanted:
            try:
                for record in lookups.fetch(target, papers=not no_papers):
                    outcome.add(record)
                    if not isinstance(record, Rejected):
                        stream.write(to_line(record, abstracts=not no_abstracts))
            except NotThereError as error:
                unknown += 1
                say_note(f"{target}: {error}")
    if unknown or outcome.counts["rejected"]:
        raise typer.Exit(1)


def _make_settings(said: Settings, *, fresh: bool) -> FetchSettings:
    usual = FetchSettings(cache=said.rgraph_home / CACHE)
    return replace(
        usual,
        mailto=said.rgraph_mailto,
        openalex_key=said.openalex_api_key,
        crossref=Service(said.rgraph_crossref_url.rstrip("/"), usual.crossref.interval),
        openalex=Service(said.rgraph_openalex_url.rstrip("/"), usual.openalex.interval),
        arxiv=Service(said.rgraph_arxiv_url.rstrip("/"), usual.arxiv.interval),
        fresh=fresh,
    )
