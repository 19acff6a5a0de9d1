"""One source's entry as the linkers see it: the record with its names split and its owner."""

from dataclasses import dataclass

from ingest.linkers.names import PersonName
from ingest.records import PaperRecord


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom the page of an entry belongs to; `named` is False where other entries show it."""

    profile: str
    name: PersonName
    named: bool


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A source record with what linking needs; `paper` is the id that it already belongs to."""

    id: str
    record: PaperRecord
    title_key: str
    names: tuple[PersonName, ...] = ()
    owner: Owner | None = None
    paper: str | None = None

    @property
    def year(self) -> int | None:
        """The year that the source gives."""
        return self.record.date.year if self.record.date else None
