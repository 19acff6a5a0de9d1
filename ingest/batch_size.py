"""How many records a batch takes: more of them, the more papers are there to decide anew."""

import re

from graph.errors import GraphError, UnavailableError
from graph.store.database import Database

LEAST = 5_000
MOST = 20_000
"""More would hardly be faster, and this program holds a whole batch in memory."""
_A_GIBIBYTE = 4_000
"""Papers that fit a gibibyte of the server's heap, with all that follows from them."""
_SIZE = re.compile(r"([\d.]+)([KMGT])iB")
_GIBIBYTES = {"K": 2.0**-20, "M": 2.0**-10, "G": 1.0, "T": 2.0**10}


def find_limit(database: Database) -> int:
    """Give how many records the server's memory allows; the least where it does not tell."""
    try:
        rows = database.run_named("load/find_heap")
    except UnavailableError:
        raise
    except GraphError:
        return LEAST  # not every server shows its settings to everybody
    told = _SIZE.fullmatch(rows[0]["heap"] or "") if rows else None
    heap = float(told[1]) * _GIBIBYTES[told[2]] if told else 0.0
    return min(MOST, max(LEAST, int(heap * _A_GIBIBYTE)))


def choose_size(database: Database, limit: int) -> int:
    """Give as many records as the graph has papers, between the least and the limit.

    So half of what is decided anew is new, as long as the limit allows it.
    """
    if limit == LEAST:
        return LEAST
    [row] = database.run_named("load/count_papers")
    return min(limit, max(LEAST, int(row["papers"])))
