"""One source's entry as the linkers see it: the record with its names split and its owner."""

from dataclasses import dataclass

from ingest.linkers.keys import list_keys
from ingest.linkers.names import PersonName
from ingest.record_parts import Affiliation
from ingest.records import PaperRecord


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom the page of an entry belongs to; `named` is False where other entries show it."""

    profile: str
    name: PersonName
    named: bool


@dataclass(frozen=True, slots=True)
class NameDetail:
    """What a source says beside one name: ids with a prefix, and where the person worked."""

    ids: frozenset[str] = frozenset()
    affiliations: tuple[Affiliation, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A source record with what linking needs; `paper` is the id that it already belongs to.

    `names` are those of people; `details`, where a source gives any, stand beside them, one for
    one. `collectives` are the groups that stand in the list as authors. `places` are those of the
    names in the list, where it holds more than these.
    """

    id: str
    record: PaperRecord
    title_key: str
    names: tuple[PersonName, ...] = ()
    owner: Owner | None = None
    paper: str | None = None
    details: tuple[NameDetail, ...] = ()
    collectives: tuple[str, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def year(self) -> int | None:
        """The year that the source gives."""
        return self.record.date.year if self.record.date else None

    @property
    def keys(self) -> frozenset[str]:
        """The ids that make it one paper with every other entry that bears one of them."""
        return list_keys(self.record)
