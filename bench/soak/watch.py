"""What a service holds on to, looked at every few seconds, and whether it grows."""

import http.client
import re
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

import psutil

from graph.store.database import Database
from graph.store.statement import Statement

MIB = 1 << 20
_CONNECTIONS = Statement(
    "bench/soak_connections",
    "CALL dbms.listConnections() YIELD connectionId RETURN count(*) AS open",
    "read",
)
_TASKS = re.compile(r"^rgraph_event_loop_tasks(?:{[^}]*})? (\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sample:
    """What there is at one moment."""

    seconds: float
    memory_mib: float
    files: int
    threads: int
    tasks: int
    neo4j_connections: int


@dataclass(frozen=True, slots=True)
class Growth:
    """One figure at the beginning and at the end, and by how much it may differ."""

    what: str
    early: float
    late: float
    allowed: float

    @property
    def is_leak(self) -> bool:
        """Whether it has grown by more than it may."""
        return self.late - self.early > self.allowed


@dataclass(frozen=True, slots=True)
class Watch:
    """Looks at a service from outside."""

    address: str
    process: psutil.Process
    database: Database

    def look(self, seconds: float) -> Sample:
        """What the service and its children hold on to now."""
        family = [self.process, *self.process.children(recursive=True)]
        with self.process.oneshot():
            return Sample(
                round(seconds, 1),
                round(sum(one.memory_info().rss for one in family) / MIB, 1),
                sum(one.num_fds() for one in family),
                sum(one.num_threads() for one in family),
                self._count_tasks(),
                self.database.run_unmanaged(_CONNECTIONS)[0]["open"],
            )

    def _count_tasks(self) -> int:
        parts = urlsplit(self.address)
        asked = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        try:
            asked.request("GET", "/metrics")
            found = _TASKS.search(asked.getresponse().read().decode())
        finally:
            asked.close()
        if found is None:
            raise RuntimeError("The service does not tell how many tasks it has.")
        return int(float(found[1]))


def judge(samples: Sequence[Sample], warm_up: float) -> list[Growth]:
    """Compare the first quarter after the warm-up with the last one, by their medians."""
    warm = [asdict(one) for one in samples if one.seconds >= warm_up]
    quarter = max(1, len(warm) // 4)
    grown = []
    for what, share, least in (
        ("memory_mib", 0.1, 24.0),
        ("files", 0.1, 10.0),
        ("threads", 0.1, 4.0),
        ("tasks", 0.25, 20.0),
        ("neo4j_connections", 0.1, 10.0),
    ):
        early = statistics.median(one[what] for one in warm[:quarter])
        late = statistics.median(one[what] for one in warm[-quarter:])
        grown.append(Growth(what, early, late, max(early * share, least)))
    return grown
