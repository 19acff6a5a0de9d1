"""What `neo4j-admin database import` prints, as values."""

import re
from dataclasses import dataclass

from graph.embedded.progress import Progress

_IMPORTED = re.compile(r"^\s*(\d+) (nodes|relationships|properties)$", re.MULTILINE)
_PEAK = re.compile(r"^Peak memory usage: ([\d.]+)(B|KiB|MiB|GiB|TiB)", re.MULTILINE)
_PHASE = re.compile(r"^\((\d)/\d\) (.+?) \d{4}-")
_PERCENT = re.compile(r"\s(\d+)% ")
_FAILED = re.compile(
    r"^Error importing csv file\.\s*(.+?)(?:^Full exception|\Z)", re.MULTILINE | re.DOTALL
)
_UNITS = {"B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "TiB": 1 << 40}
_SHOWN_LINES = 8


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What an import put into the database, and the most memory that it held."""

    nodes: int
    relationships: int
    properties: int
    peak_bytes: int


def parse_counts(output: str) -> ImportCounts | None:
    """Read the counts at the end; None where the import did not say that it was done."""
    counts = {name: int(number) for number, name in _IMPORTED.findall(output)}
    peak = _PEAK.search(output)
    if not counts or peak is None:
        return None
    return ImportCounts(**counts, peak_bytes=int(float(peak.group(1)) * _UNITS[peak.group(2)]))


def parse_failure(errors: str) -> str:
    """Say in one line why the import failed."""
    said = _FAILED.search(errors)
    text = said.group(1) if said else "\n".join(errors.splitlines()[-_SHOWN_LINES:])
    return " ".join(text.split()) or "It said nothing."


class PhaseReader:
    """Follows the printed lines and tells how far the import is."""

    def __init__(self) -> None:
        """Nothing was printed yet."""
        self._phase = ""

    def read(self, line: str) -> Progress | None:
        """The progress that a line tells, None if it tells none."""
        if begun := _PHASE.match(line):
            self._phase = begun.group(2)
            return Progress(f"Importing: {self._phase.lower()}", 0, 100)
        if self._phase and (done := _PERCENT.search(line)):
            return Progress(f"Importing: {self._phase.lower()}", int(done.group(1)), 100)
        return None
