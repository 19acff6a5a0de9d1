"""`rgraph link`: say which mentions are one person, without a database."""

import gzip
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import orjson
import typer

from cli.console import err
from cli.read import open_output
from ingest.linkers.decide import decide
from ingest.linkers.mentions import Cluster
from ingest.resolve.mention_files import join_papers, read_mentions, read_papers

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
            metavar="MENTIONS.jsonl", help="One mention a line: mention_id, paper, pos, name, …"
        ),
    ],
    papers: Annotated[
        Path | None,
        typer.Option(metavar="PAPERS.jsonl", help="One paper a line: id, title, year, authors, …"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write there, not to the terminal."),
    ] = None,
) -> None:
    """Put mentions of authors into clusters, each one person.

    Writes a line {"mention_id", "cluster_id"} for each mention, in the order of the file. Each file
    may be packed (.gz). The order of the lines, and the values of mention_id and paper, are no
    evidence; what decides is names, co-authors, titles, venues, years and affiliations.
    """
    begun = time.perf_counter()
    printed = read_mentions(mentions)
    known = read_papers(papers) if papers else {}
    clusters = decide(join_papers(printed, known))
    lines = _write_lines([mention.key for mention in printed], clusters)
    with open_output(output) as stream:
        packed = output is not None and output.suffix == ".gz"
        stream.write(gzip.compress(lines) if packed else lines)
    seconds = time.perf_counter() - begun
    err.print(f"{len(printed):,} mentions are {len(clusters):,} people ({seconds:.1f} s)")


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
