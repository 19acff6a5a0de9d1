"""What became of every record of a run: counted, with its reason."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What can become of a record."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    MERGED = "merged into"
    REJECTED = "rejected"


NAMELESS = "authors whose names name nobody: left out of their papers"


@dataclass(slots=True)
class RunReport:
    """Counts of one run: outcomes by kind and reason, and remarks.

    `counts` is keyed by (kind, outcome, reason); `notes` are counted remarks on records that were
    taken, `left_out` are parts that these are taken without; `unreadable` are files of which
    nothing could be read, each with the reason.
    """

    counts: Counter[tuple[str, Outcome, str]] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    unreadable: dict[str, str] = field(default_factory=dict)
    files: int = 0
    dry_run: bool = False

    def count(self, kind: str, outcome: Outcome, reason: str) -> None:
        """Count one record."""
        self.counts[kind, outcome, reason] += 1

    def add(self, other: "RunReport") -> None:
        """Add the counts and remarks of another report."""
        self.counts += other.counts
        self.notes += other.notes
        self.left_out += other.left_out

    def total(self, outcome: Outcome, kind: str | None = None) -> int:
        """Give how many records, or records of one kind, had the outcome."""
        return sum(
            count
            for (one, found, _), count in self.counts.items()
            if found == outcome and kind in (None, one)
        )

    def read(self, kind: str | None = None) -> int:
        """Give how many records were read, rejected ones included."""
        return sum(self.total(outcome, kind) for outcome in Outcome)

    def list_reasons(self) -> list[tuple[str, Outcome, str, int]]:
        """Give (kind, outcome, reason, count), in the order of the outcomes."""
        order = list(Outcome)
        return [
            (kind, outcome, reason, count)
            for (kind, outcome, reason), count in sorted(
                self.counts.items(),
                key=lambda item: (item[0][0], order.index(item[0][1]), item[0][2]),
            )
        ]

    @property
    def something_was_lost(self) -> bool:
        """Whether a record or a part of one was left out, or a file could not be read."""
        rejected = self.total(Outcome.REJECTED) + self.left_out.total()
        return bool(self.unreadable) or rejected > 0
