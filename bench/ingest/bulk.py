"""Bulk loads, stage by stage."""

import time
from collections.abc import Sequence
from pathlib import Path

from graph.embedded.launcher import ANY_PORTS, EmbeddedServer
from graph.embedded.offline_import import import_offline
from ingest.bulk.run import BulkResult, BulkWatcher, make_tables
from ingest.bulk.spark import SparkOptions
from ingest.bulk.usage import Usage


def load_in_bulk(
    paths: Sequence[Path], work: Path, home: Path, *, papers: int, memory: str
) -> dict[str, object]:
    """Load the files into the data folder `home`; give the figures of every stage.

    The seconds of processors tell the cost whatever else is at work on the machine.
    """
    begun = time.perf_counter()
    result = make_tables(
        paths,
        work,
        spark_options=SparkOptions(memory=memory),
        watcher=BulkWatcher(on_stage=lambda name: print(f"  {_now(begun)} {name}", flush=True)),
    )
    stages = _describe_stages(result)
    with Usage() as usage:
        imported = time.perf_counter()
        server = EmbeddedServer(home, ports=ANY_PORTS)
        counts = import_offline(server, result.folder, heap=memory, overwrite=True)
        took = time.perf_counter() - imported
    stages.append(
        {
            "name": "import",
            "seconds": round(took, 1),
            "rows": counts.nodes + counts.relationships,
            "peak_mib": usage.peak >> 20,
            "processor_seconds": round(usage.processor_seconds, 1),
        }
    )
    seconds, processor = _sum(stages, "seconds"), _sum(stages, "processor_seconds")
    return {
        "papers": papers,
        "nodes": counts.nodes,
        "relationships": counts.relationships,
        "seconds": round(seconds, 1),
        "ms_per_paper": round(1e3 * seconds / papers, 3),
        "processor_ms_per_paper": round(1e3 * processor / papers, 3),
        "peak_mib": max(int(str(stage["peak_mib"])) for stage in stages),
        "stages": stages,
    }


def _sum(stages: Sequence[dict[str, object]], name: str) -> float:
    return sum(float(str(stage[name])) for stage in stages)


def _describe_stages(result: BulkResult) -> list[dict[str, object]]:
    return [
        {
            "name": stage.name,
            "seconds": round(stage.seconds, 1),
            "rows": stage.rows,
            "peak_mib": stage.peak_bytes >> 20,
            "processor_seconds": round(stage.processor_seconds, 1),
            **({"kept": True} if stage.reused else {}),
        }
        for stage in result.stages
    ]


def _now(begun: float) -> str:
    return f"{time.perf_counter() - begun:8.1f} s"
