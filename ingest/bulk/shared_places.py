"""The institutions that affiliations are looked up among, as every worker has them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ingest.bulk.institutions import Registers
from ingest.nlp.gazetteer import make_gazetteer
from ingest.nlp.institution import Institution
from ingest.resolve.known_places import Places, get_shipped_places, read_institution

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@dataclass(frozen=True, slots=True)
class SharedPlaces:
    """What is sent to workers; `load` tells one load from another."""

    load: str = ""
    institutions: Callable[[], tuple[Institution, ...]] | None = field(default=None, compare=False)

    def open(self) -> Places:
        """Give the institutions that ship and those of the registers; made once in a worker."""
        return get_shipped_places() if self.institutions is None else _make(self)


@lru_cache(maxsize=1)
def _make(shared: SharedPlaces) -> Places:
    found = shared.institutions() if shared.institutions else ()
    return Places(lambda: make_gazetteer(found))


def share_places(spark: "SparkSession", load: str, registers: Registers) -> SharedPlaces:
    """Send what the registers of a load say to the workers."""
    rows = registers.rows
    if not rows:
        return SharedPlaces()
    parents = registers.find_parents()
    found = tuple(_read(key, rows[key], parents.get(key, ())) for key in sorted(rows))
    sent = spark.sparkContext.broadcast(found)
    return SharedPlaces(load, lambda: sent.value)


def _read(key: str, said: Mapping[str, Any], parents: tuple[str, ...]) -> Institution:
    return read_institution({**said, "id": key, "parents": parents})
