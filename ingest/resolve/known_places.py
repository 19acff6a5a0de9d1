"""What affiliations mean, by the institutions that ship and those of the graph's registers."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from typing import Any

from graph.store.database import Database
from ingest.linkers.merge_institutions import Description
from ingest.nlp.find_affiliations import find_affiliations
from ingest.nlp.gazetteer import Gazetteer, get_shipped_gazetteer, make_gazetteer
from ingest.nlp.institution import Institution
from ingest.record_parts import Affiliation
from ingest.resolve.places import describe_found, describe_ref

_TEXTS_KEPT = 50_000


class Places:
    """Institutions to look for, read when they are first needed; each affiliation is read once."""

    def __init__(self, read: Callable[[], Gazetteer]) -> None:
        self._read = read
        self._known: Gazetteer | None = None
        self._describe_text = lru_cache(maxsize=_TEXTS_KEPT)(self._understand)

    @property
    def gazetteer(self) -> Gazetteer:
        """What names, tags and affiliations are looked up in."""
        if self._known is None:
            self._known = self._read()
        return self._known

    def forget(self) -> None:
        """Have everything read anew, as a register has come into the graph."""
        self._known = None
        self._describe_text.cache_clear()

    def describe_workplace(self, affiliation: Affiliation) -> tuple[Description, ...]:
        """Describe an affiliation's institutions: its source's, else those that its text means."""
        if affiliation.institutions:
            refs = (describe_ref(ref, affiliation.text) for ref in affiliation.institutions)
            return tuple(one for one in refs if one is not None)
        return self._describe_text(affiliation.text) if affiliation.text else ()

    def _understand(self, text: str) -> tuple[Description, ...]:
        found = find_affiliations(text, self.gazetteer)
        return tuple(describe_found(match.institution) for match in found)


@cache
def get_shipped_places() -> Places:
    """Give the institutions that ship."""
    return Places(get_shipped_gazetteer)


def find_places(database: Database) -> Places:
    """Give the institutions that ship and those that the graph has from registers."""
    return Places(partial(_read_gazetteer, database))


def _read_gazetteer(database: Database) -> Gazetteer:
    found = list(_list_registered(database))
    return make_gazetteer(found) if found else get_shipped_gazetteer()


def _list_registered(database: Database) -> Iterator[Institution]:
    for row in database.run_named("load/list_gazetteer"):
        yield read_institution(row)


def read_institution(row: Mapping[str, Any]) -> Institution:
    """Read an institution of a register, as the graph has it, with the ids of its parents."""
    return Institution(
        id=row["id"],
        name=row["name"],
        ror=row["ror"],
        country=row["country"],
        type=row["type"],
        aliases=tuple(row["aliases"]),
        acronyms=tuple(row["acronyms"] or ()),
        city=row["city"],
        parents=tuple(row["parents"]),
        active=row["active"] is not False,
    )
