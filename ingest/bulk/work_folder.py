"""The folder of a bulk load: finished stages stay there until the load is done."""

import hashlib
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from ingest.bulk.durable import read_noted, unlink_durably, write_durably
from ingest.bulk.rows import SCHEMA
from ingest.bulk.usage import Usage
from ingest.intake import InputFile

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_DONE = "_SUCCESS"
_INPUTS = "inputs.json"
_ENDED = "ended.json"
_STAGES = "stages.json"


@dataclass(frozen=True, slots=True)
class StageReport:
    """One stage: how long it took, how much it made, and the most memory in use by its end.

    `processor_seconds` are those of all processors together. Of one that is `reused`, the figures
    are those of the run that made it.
    """

    name: str
    seconds: float
    rows: int
    peak_bytes: int
    processor_seconds: float = 0.0
    reused: bool = False


@dataclass(slots=True)
class _Stage:
    """A stage under way: whether it has to be made, and how many rows it made."""

    wanted: bool = True
    rows: int = 0


@dataclass(slots=True)
class WorkFolder:
    """Stages by name, each a Parquet table that is there as a whole or not at all."""

    path: Path
    on_stage: Callable[[str], None] = lambda _: None
    reports: list[StageReport] = field(default_factory=list)

    def rows(
        self, spark: "SparkSession", name: str, make: "Callable[[], DataFrame]"
    ) -> "DataFrame":
        """Give a table of the schema of `rows`, cut by kind: to read one kind is to read no other.

        It is made now unless an earlier run has made it.
        """
        with self._making(name) as (where, stage):
            if stage.wanted:
                make().write.partitionBy("kind").parquet(str(where))
            table = spark.read.schema(SCHEMA).parquet(str(where))
            stage.rows = table.count()
        return table

    def table(
        self, spark: "SparkSession", name: str, make: "Callable[[], DataFrame]"
    ) -> "DataFrame":
        """Give a table, made now unless an earlier run has made it."""
        with self._making(name) as (where, stage):
            if stage.wanted:
                make().write.parquet(str(where))
            table = spark.read.parquet(str(where))
            stage.rows = table.count()
        return table

    @contextmanager
    def _making(self, name: str) -> "Iterator[tuple[Path, _Stage]]":
        where = self.path / name
        reused = (where / _DONE).exists()
        if not reused:
            shutil.rmtree(where, ignore_errors=True)
        with self.stage(name) as stage:
            stage.wanted = not reused
            yield where, stage

    @contextmanager
    def stage(self, name: str) -> "Iterator[_Stage]":
        """Time a step, with what it says of itself."""
        self.on_stage(name)
        started, stage = time.perf_counter(), _Stage()
        with Usage() as usage:
            yield stage
        taken = time.perf_counter() - started
        report = StageReport(
            name, taken, stage.rows, usage.peak, usage.processor_seconds, not stage.wanted
        )
        made = None if stage.wanted else self._read_notes().get(name)
        self._note(made or report)

    def begin(self, inputs: str) -> None:
        """Keep what an earlier run of the same inputs has made; else begin anew."""
        if not self.is_of(inputs):
            self.forget()
            shutil.rmtree(self.path, ignore_errors=True)
            self.path.mkdir(parents=True)
            write_durably(self.path / _INPUTS, inputs.encode())
        (self.path / _ENDED).unlink(missing_ok=True)

    def is_of(self, inputs: str) -> bool:
        """Whether the stages are of these inputs."""
        said = self.path / _INPUTS
        return said.exists() and said.read_bytes() == inputs.encode()

    def forget(self) -> None:
        """Have the stages be of no inputs: nobody takes them over, nor any that is half deleted."""
        unlink_durably(self.path / _INPUTS)

    def delete(self, load: str | None) -> None:
        """Delete it all; which load of which inputs has ended is known until nothing else is left.

        So whoever is stopped here finds that out, and no stage of which a part is deleted.
        """
        inputs, ended = self.path / _INPUTS, self.path / _ENDED
        if inputs.exists() and load is not None:
            said = {"inputs": inputs.read_bytes().decode(errors="replace"), "load": load}
            write_durably(ended, orjson.dumps(said))
        self.forget()
        for each in list(self.path.glob("*")):
            if each.is_dir():
                shutil.rmtree(each)
            elif each != ended:
                each.unlink()
        shutil.rmtree(self.path, ignore_errors=True)

    def find_ended(self, inputs: str) -> str | None:
        """Give the load of these inputs that has ended, and whose folder is deleted in part."""
        said = read_noted(self.path / _ENDED) or {}
        return said["load"] if said.get("inputs") == inputs else None

    def _note(self, report: StageReport) -> None:
        self.reports.append(report)
        noted = [asdict(one) for one in (self._read_notes() | {report.name: report}).values()]
        write_durably(self.path / _STAGES, orjson.dumps(noted, option=orjson.OPT_INDENT_2))

    def _read_notes(self) -> dict[str, StageReport]:
        """Give the stages that runs of these inputs have made, as one that takes them over."""
        noted = read_noted(self.path / _STAGES) or []
        return {one["name"]: StageReport(**{**one, "reused": True}) for one in noted}


def describe_inputs(
    files: Sequence[InputFile], options: dict[str, object], versions: Sequence[str]
) -> str:
    """Give a text that is the same for the same files, options and versions of what reads them."""
    described: Iterable[tuple[str, str, int, int]] = (
        (
            str(file.path.resolve()),
            file.name,
            file.path.stat().st_size,
            file.path.stat().st_mtime_ns,
        )
        for file in files
    )
    said = orjson.dumps([list(described), options, list(versions)], option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(said).hexdigest()
