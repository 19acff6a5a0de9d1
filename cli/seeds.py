"""The facts that come with the program, for a graph that is still empty."""

from pathlib import Path

from graph.embedded.progress import Progress as Reported
from graph.embedded.progress import Report, silent
from graph.store.contents import is_empty
from graph.store.database import Database
from ingest.pipeline import IngestOptions, Watcher, ingest
from ingest.reading import Progress
from ingest.report import Outcome

SEEDS = Path(__file__).parent.parent / "seeds"


def load_seeds(database: Database, report: Report = silent, folder: Path = SEEDS) -> str | None:
    """Load the seeds into a migrated database; None where it has data already."""
    if not is_empty(database):
        return None
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        return f"the graph is empty, and there are no seeds at {folder}"
    watcher = Watcher(lambda progress: report(_describe(progress)))
    done = ingest(database, files, IngestOptions(), watcher)
    papers, merged = done.total(Outcome.NEW, "paper"), done.total(Outcome.MERGED, "paper")
    return f"{papers:,} papers loaded from {papers + merged:,} entries of seeds/"


def _describe(progress: Progress) -> Reported:
    return Reported("loading", progress.done_bytes, progress.bytes)
