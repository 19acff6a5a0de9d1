"""Which institutions two people have in common, and in which years."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.store.async_database import AsyncDatabase

_EVER = 9999


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An institution that papers of an author name, with the years of these papers."""

    institution: str
    papers: int
    first_year: int | None
    last_year: int | None


@dataclass(frozen=True, slots=True)
class SharedInstitution:
    """An institution of two authors, each with the years of their own papers."""

    id: str
    near: Affiliation
    far: Affiliation

    @property
    def first_year(self) -> int | None:
        """The first year that lies within the years of both; None where no year does."""
        return self._overlap()[0]

    @property
    def last_year(self) -> int | None:
        """The last year that lies within the years of both; None where no year does."""
        return self._overlap()[1]

    def _overlap(self) -> tuple[int | None, int | None]:
        bounds = (
            (self.near.first_year, self.far.first_year),
            (
                self.near.last_year,
                self.far.last_year,
            ),
        )
        firsts, lasts = ([y for y in years if y is not None] for years in bounds)
        if len(firsts) + len(lasts) < 4 or max(firsts) > min(lasts):  # noqa: PLR2004 - all known
            return None, None
        return max(firsts), min(lasts)


async def list_affiliations(
    database: AsyncDatabase, authors: Sequence[str], *, seconds: float
) -> dict[str, dict[str, Affiliation]]:
    """For each author: the institutions by id."""
    rows = await database.run_named(
        "path/list_affiliations", timeout=seconds, authors=list(authors)
    )
    found: dict[str, dict[str, Affiliation]] = defaultdict(dict)
    for row in rows:
        found[row["author"]][row["institution"]] = Affiliation(
            row["institution"], row["papers"], row["firstYear"], row["lastYear"]
        )
    return found


def share_institutions(
    near: dict[str, Affiliation], far: dict[str, Affiliation]
) -> list[SharedInstitution]:
    """What is in both, the institutions with the latest joint year first."""
    shared = [SharedInstitution(id_, near[id_], far[id_]) for id_ in near.keys() & far.keys()]
    return sorted(shared, key=lambda both: (-(both.last_year or -_EVER), both.id))
