"""`rgraph read`: print what is read from files as JSONL, without a database."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import orjson
import typer
from rich.progress import track

from cli.console import err, say_note
from cli.ingest_report import count_of
from ingest.errors import IngestError
from ingest.intake import FILE_TIME, Batch, InputFile, keep_pipes, list_files
from ingest.readers.arxiv import ARXIV
from ingest.readers.bibtex import BIBTEX
from ingest.readers.crossref import CROSSREF
from ingest.readers.csl import CSL
from ingest.readers.dblp import DBLP
from ingest.readers.detect import JSONL, PAPERS, PROFILE
from ingest.readers.openalex import OPENALEX
from ingest.readers.ris import RIS
from ingest.readers.ror import ROR
from ingest.records import PaperRecord, Record, Rejected


class Format(StrEnum):
    """A format that every file is taken to have."""

    PAPERS = PAPERS
    PROFILE = PROFILE
    JSONL = JSONL
    OPENALEX = OPENALEX
    ARXIV = ARXIV
    DBLP = DBLP
    CROSSREF = CROSSREF
    BIBTEX = BIBTEX
    RIS = RIS
    CSL = CSL
    ROR = ROR


AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="The day that the pages were saved; a date without a year is the latest before it."
        " Without it, each file's modification date counts.",
    ),
]

FileFormat = Annotated[
    Format | None,
    typer.Option("--format", help="Take every file for this format, whatever it looks like."),
]


class Outcome:
    """Counts of what one run read, and the files that it could not read."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.counts: Counter[str] = Counter()
        self.years_from_file_time: Counter[str] = Counter()
        self.failed: list[InputFile] = []

    def add(self, record: Record) -> None:
        """Count one record; say at once what was rejected."""
        if isinstance(record, Rejected):
            outcome = "left out" if record.left_out else "rejected"
            self.counts[outcome] += 1
            say_note(f"{record.file}:{record.line}: {outcome}: {record.reason}")
            return
        self.counts[record.kind] += 1
        if isinstance(record, PaperRecord):
            self.counts["doubtful"] += bool(record.doubtful)
            if record.date and record.date.year_inferred and record.source.as_of_from == FILE_TIME:
                self.years_from_file_time[f"{record.source.file} ({record.source.as_of})"] += 1

    def fail(self, file: InputFile, error: IngestError) -> None:
        """Count a file that could not be read, and say why."""
        self.failed.append(file)
        say_note(f"not read: {error}")

    def say(self, files: int) -> None:
        """Sum up."""
        for file, dates in self.years_from_file_time.items():
            say_note(
                f"{file}: the year of {dates} {'date' if dates == 1 else 'dates'} comes from the"
                " file's modification date; --as-of DATE says when the pages were saved"
            )
        counts = self.counts
        read = ", ".join(
            f"{counts[kind]:,} {kind if counts[kind] == 1 else kind + 's'}"
            for kind in ("paper", "author", "institution")
            if counts[kind] or kind != "institution"
        )
        parts = counts["left out"]
        left_out = f", {count_of(parts, 'value')} left out" if parts else ""
        err.print(
            f"{files - len(self.failed):,} of {files:,} files read: {read};"
            f" {counts['doubtful']:,} doubtful, {counts['rejected']:,} rejected{left_out}",
            soft_wrap=True,
        )

    @property
    def exit_code(self) -> int:
        """1 where nothing was read, or a file that was asked for by its name was not."""
        nothing = not any(self.counts[kind] for kind in ("paper", "author", "institution"))
        return int(nothing or any(file.named for file in self.failed))


def read(  # noqa: PLR0913 - one option each
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files, folders to walk, or - for standard input."),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write there, not to the terminal."),
    ] = None,
    as_of: AsOf = None,
    *,
    no_abstracts: Annotated[
        bool, typer.Option("--no-abstracts", help="Leave the abstracts out.")
    ] = False,
    with_findings: Annotated[
        bool,
        typer.Option(
            "--with-findings",
            help="Add the topics and institutions that titles and abstracts are found to name.",
        ),
    ] = False,
    file_format: FileFormat = None,
) -> None:
    """Print what is read from files as JSONL, one record a line, without a database.

    Takes saved pages (profile, paper list, author page), exports (OpenAlex, arXiv, DBLP, Crossref,
    BibTeX, RIS, CSL-JSON, ROR) and JSONL, packed or not. What is rejected, and files that cannot be
    read, are listed on standard error.
    """
    outcome = Outcome()
    complete = _load_findings() if with_findings else _keep
    with keep_pipes(list_files(paths)) as files, open_output(output) as stream:
        batch = Batch(files, as_of.date() if as_of else None, file_format)
        for file in track(
            files, "Reading", console=err, transient=True, disable=not sys.stderr.isatty()
        ):
            for record in _read_one(batch, file, outcome):
                stream.write(to_line(complete(record), abstracts=not no_abstracts))
    for file, encoding in batch.guessed_encodings.items():
        say_note(f"{file.name}: not UTF-8, read as {encoding}")
    outcome.say(len(files))
    if outcome.exit_code:
        raise typer.Exit(outcome.exit_code)


def _read_one(batch: Batch, file: InputFile, outcome: Outcome) -> Iterator[Record]:
    try:
        for record in batch.read(file):
            outcome.add(record)
            yield record
    except IngestError as error:
        outcome.fail(file, error)


def _keep(record: Record) -> Record:
    return record


def _load_findings() -> Callable[[Record], Record]:
    """Give what adds findings to a paper."""
    # spaCy takes seconds to import, for an option that few use.
    from ingest.resolve.subjects import state_findings  # noqa: PLC0415 - see above

    return lambda record: state_findings(record) if isinstance(record, PaperRecord) else record


def to_line(record: Record, *, abstracts: bool) -> bytes:
    """Give a record's line of JSONL; nothing for what was rejected."""
    if isinstance(record, Rejected):
        return b""
    data = (
        record.to_json(abstract=abstracts) if isinstance(record, PaperRecord) else record.to_json()
    )
    return orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE)


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Give the stream to write to; a file appears under its name when it is whole."""
    if path is None:
        with _allow_closed_pipe():
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        return
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced
        with path.open("wb") as stream:
            yield stream
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as stream:
            yield stream
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    part.replace(path)


@contextmanager
def _allow_closed_pipe() -> Iterator[None]:
    """End quietly where the reader of the output, such as `head`, has read enough."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
