"""A bulk load from beginning to end: to a folder of tables that Neo4j's importer takes."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import orjson

from ingest.bulk.durable import read_noted, write_durably
from ingest.bulk.load import BulkLoad
from ingest.bulk.spark import SparkOptions, open_spark
from ingest.bulk.work_folder import StageReport, WorkFolder, describe_inputs
from ingest.imports.run import ImportRun, begin_import
from ingest.intake import Batch, InputFile, list_files
from ingest.linkers.decide import METHOD
from ingest.pipeline import IngestOptions
from ingest.records import Rejected
from ingest.report import RunReport

_RUN = "run.json"
_PART_BYTES = 16 << 20
_SMALL_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class BulkResult:
    """The folder of tables, what became of the records, and what each stage took."""

    folder: Path
    import_id: str
    report: RunReport
    stages: tuple[StageReport, ...]


@dataclass(frozen=True, slots=True)
class BulkWatcher:
    """Who is told, as it happens, which stage begins and which records are rejected."""

    on_stage: Callable[[str], None] = field(default=lambda _: None)
    on_reject: Callable[[Rejected], None] = field(default=lambda _: None)


def make_tables(
    paths: Sequence[Path],
    work: Path,
    options: IngestOptions | None = None,
    spark_options: SparkOptions | None = None,
    watcher: BulkWatcher | None = None,
) -> BulkResult:
    """Read the files and make the tables of the graph that they give, under `work`.

    Stages that an earlier run of the same files, options, program and rules of who is who has
    finished are taken as they are; where anything differs, all begins anew.

    Raises:
        IngestError: PySpark is not installed, or Spark does not start.
    """
    options, watcher = options or IngestOptions(), watcher or BulkWatcher()
    files = list_files(paths)
    run = begin_import(paths, {**options.describe(), "bulk": True})
    folder = WorkFolder(work, watcher.on_stage)
    if read_noted(work / _RUN) is None:
        # Nobody knows which import the stages are of, and they say it themselves, row by row.
        folder.forget()
    folder.begin(_describe(files, options))
    run = _keep_run(run, work / _RUN)
    parts = _choose_parts(files)
    with open_spark(spark_options or SparkOptions(), work / "scratch", parts) as spark:
        batch = Batch(files, options.as_of, options.file_format, options.topic_vectors)
        load = BulkLoad(
            spark=spark,
            work=folder,
            batch=batch,
            files=batch.files,
            run=run,
            threshold=options.threshold,
            on_reject=watcher.on_reject,
        )
        tables = load.write_tables()
    return BulkResult(tables, run.id, load.report, tuple(folder.reports))


@dataclass(frozen=True, slots=True)
class EarlierLoad:
    """A load of the same inputs; one that `has_ended` is in the graph, and its tables are going."""

    import_id: str
    has_ended: bool


def find_earlier(paths: Sequence[Path], work: Path, options: IngestOptions) -> EarlierLoad | None:
    """Give the load under `work` of these files and options, by this program, if there is one."""
    inputs, folder = _describe(list_files(paths), options), WorkFolder(work)
    ended = folder.find_ended(inputs)
    if ended is not None:
        return EarlierLoad(ended, has_ended=True)
    said = read_noted(work / _RUN)
    if said is None or not folder.is_of(inputs):
        return None
    return EarlierLoad(said["id"], has_ended=False)


def delete_work(work: Path) -> None:
    """Delete the stages and tables of a load that is in the graph.

    Which load it was is known until nothing else is left.
    """
    said = read_noted(work / _RUN)
    WorkFolder(work).delete(said["id"] if said else None)


def _describe(files: Sequence[InputFile], options: IngestOptions) -> str:
    made_by = (version("research-graph"), METHOD)
    return describe_inputs(files, dict(options.describe()), made_by)


def _choose_parts(files: Sequence[InputFile]) -> int:
    """Cut shuffles so that what a worker sorts at a time is small whatever the input is.

    A small input stays in one part: Spark takes longer over each part than over what is in it.
    """
    size = sum(file.path.stat().st_size for file in files if file.path.is_file())
    if size < _SMALL_BYTES:
        return 1
    return max(2 * (os.cpu_count() or 1), size // _PART_BYTES)


def _keep_run(run: ImportRun, path: Path) -> ImportRun:
    """Go on as the run whose stages are there already."""
    said = read_noted(path)
    if said is not None:
        return replace(run, id=said["id"], started=datetime.fromisoformat(said["started"]))
    write_durably(path, orjson.dumps({"id": run.id, "started": run.started.isoformat()}))
    return run
