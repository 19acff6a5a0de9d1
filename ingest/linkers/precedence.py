"""Which entry's value wins where several entries describe one paper."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from ingest.linkers.entries import Entry
from ingest.records import PaperRecord, PartialDate

_PRECISION = {"day": 0, "month": 1, "year": 2}
_PREPRINTS = frozenset({"preprint", "manuscript"})
_ARXIV_DOI = "10.48550/arxiv."

T = TypeVar("T")


def rank_entries(entries: Sequence[Entry]) -> list[Entry]:
    """Give the entries, the one that speaks first at the front.

    First those with an external id; of these the published version before the preprint; then the
    most exact date, the most authors, the newest state, and at last the id, which is never equal.
    """
    newest_first = sorted(entries, key=lambda entry: entry.id)
    newest_first.sort(key=lambda entry: entry.record.source.as_of or "", reverse=True)
    return sorted(newest_first, key=_rank)


def _rank(entry: Entry) -> tuple[bool, bool, int, int]:
    record = entry.record
    registered = bool(record.doi or record.arxiv_id or record.openalex_id)
    return (
        not registered,
        registered and record.type in _PREPRINTS,
        _PRECISION[record.date.precision] if record.date else len(_PRECISION),
        -len(entry.names),
    )


class Chooser:
    """Chooses the value of each field from ranked entries, and remembers who gave it."""

    def __init__(self, ranked: Sequence[Entry]) -> None:
        """Begin with the entries as `rank_entries` gives them."""
        self._ranked = ranked
        self._given: dict[str, list[str]] = defaultdict(list)

    def first(self, field: str, read: Callable[[PaperRecord], T | None]) -> T | None:
        """Choose the first value that is not None."""
        return self._choose(field, read, self._ranked)

    def newest(self, field: str, read: Callable[[PaperRecord], T | None]) -> T | None:
        """Choose the value of the newest source that has one: figures change with time."""
        dated = sorted(self._ranked, key=lambda e: e.record.source.as_of or "", reverse=True)
        return self._choose(field, read, dated)

    def most_exact_date(self) -> PartialDate | None:
        """Choose the most exact date; of equally exact ones the first."""
        dated = sorted(self._ranked, key=lambda e: _rank_date(e.record.date))
        return self._choose("date", lambda record: record.date, dated)

    def doi(self) -> str | None:
        """Choose the first DOI; one that arXiv gave to a preprint goes last."""
        others = sorted(self._ranked, key=lambda e: (e.record.doi or "").startswith(_ARXIV_DOI))
        return self._choose("doi", lambda record: record.doi, others)

    def note(self, field: str, entry: Entry | None) -> None:
        """Remember who gave a field that is chosen elsewhere."""
        if entry is not None:
            self._given[entry.id].append(field)

    def list_fields(self) -> Mapping[str, tuple[str, ...]]:
        """Give the fields that each entry gave, by the entry's id."""
        return {entry: tuple(sorted(fields)) for entry, fields in self._given.items()}

    def _choose(
        self, field: str, read: Callable[[PaperRecord], T | None], entries: Sequence[Entry]
    ) -> T | None:
        for entry in entries:
            value = read(entry.record)
            if value is not None:
                self.note(field, entry)
                return value
        return None


def _rank_date(date: PartialDate | None) -> int:
    return _PRECISION[date.precision] if date else len(_PRECISION)
