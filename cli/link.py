"""`rgraph link`: say which mentions are one person, without a database."""

import gzip
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import orjson
import typer

from cli.console import err, say_note
from cli.read import open_output
from ingest.linkers.decide import decide
from ingest.linkers.mentions import Cluster
from ingest.resolve.mention_files import (
    PrintedMention,
    PrintedPaper,
    join_papers,
    read_mentions,
    read_papers,
)

_STREAM = Path("-")

app = typer.Typer(
    no_args_is_help=True, help="Say which mentions are one person, without a database."
)


@app.callback()
def link() -> None:
    """Say which mentions are one person, without a database."""


@app.command()
def authors(
    mentions: Annotated[
        Path,
        typer.Argument(
            metavar="MENTIONS.jsonl",
            help="One mention a line: mention_id, paper, pos, name, first, last, affiliations;"
            " - is standard input.",
        ),
    ],
    papers: Annotated[
        Path | None,
        typer.Option(
            metavar="PAPERS.jsonl", help="One paper a line: id, title, year, venue, authors."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write there, not to standard output, which is -.",
        ),
    ] = None,
) -> None:
    """Put mentions of authors into clusters, each one person.

    Writes a line {"mention_id", "cluster_id"} for each mention, in the order of the file. Each file
    may be packed (.gz). The order of the lines, and the values of mention_id and paper, are no
    evidence; what decides is names, co-authors, titles, venues, years and affiliations.
    """
    begun = time.perf_counter()
    target = None if output == _STREAM else output
    with err.status(f"Reading {mentions}"):
        printed = read_mentions(sys.stdin.buffer if mentions == _STREAM else mentions)
        known = read_papers(papers) if papers else {}
    with err.status(f"Putting {len(printed):,} mentions together"):
        clusters = decide(join_papers(printed, known))
    lines = _write_lines([mention.key for mention in printed], clusters)
    with open_output(target) as stream:
        packed = target is not None and target.suffix == ".gz"
        stream.write(gzip.compress(lines) if packed else lines)
    _sum_up(printed, known, len(clusters))
    err.print(f"{time.perf_counter() - begun:.1f} s")


def _sum_up(
    printed: Sequence[PrintedMention], known: Mapping[str, PrintedPaper], people: int
) -> None:
    papers = {mention.paper for mention in printed if mention.paper is not None}
    err.print(f"{len(printed):,} mentions on {len(papers):,} papers are {people:,} people")
    unknown = len(papers - known.keys())
    if known and unknown:
        say_note(f"{unknown:,} of the papers are not in the file of papers")


def _write_lines(keys: Sequence[str], clusters: Sequence[Cluster]) -> bytes:
    cluster_of = {
        mention.key: number
        for number, cluster in enumerate(clusters)
        for mention in cluster.mentions
    }
    numbers: dict[int, int] = {}
    rows = (
        {
            "mention_id": key,
            "cluster_id": f"c{numbers.setdefault(cluster_of[key], len(numbers) + 1)}",
        }
        for key in keys
    )
    return b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
