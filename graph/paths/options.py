"""What a caller may ask of a path search, and the bounds that it runs within."""

from dataclasses import dataclass, field
from enum import Enum

DERIVATION_THRESHOLD = 50
"""Papers with more authors than this have no part in `COLLABORATED_WITH`, as ingest derives it."""

DOUBTFUL_BELOW = 0.8
"""A hop whose best joint paper is less certain than this is marked as doubtful."""


class PathWeight(Enum):
    """What one hop costs."""

    HOPS = "HOPS"
    STRENGTH = "STRENGTH"
    RECENT = "RECENT"


class HyperauthorMode(Enum):
    """What happens to papers with more authors than the threshold."""

    EXCLUDE = "EXCLUDE"
    DOWNWEIGHT = "DOWNWEIGHT"
    INCLUDE = "INCLUDE"


@dataclass(frozen=True, slots=True)
class Hyperauthor:
    """The policy for papers with very many authors; `threshold` is a number of authors."""

    mode: HyperauthorMode = HyperauthorMode.EXCLUDE
    threshold: int = DERIVATION_THRESHOLD

    @property
    def most_authors(self) -> int | None:
        """The greatest number of authors of a paper that counts; None where every paper does."""
        return self.threshold if self.mode is HyperauthorMode.EXCLUDE else None


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """Which papers join two authors: an unknown year is outside every window."""

    since: int | None = None
    until: int | None = None
    hyperauthor: Hyperauthor = field(default_factory=Hyperauthor)
    min_confidence: float = 0.0

    def admits(self, author_count: int, year: int | None) -> bool:
        """Whether a paper of that year with so many authors counts at all."""
        most = self.hyperauthor.most_authors
        if most is not None and author_count > most:
            return False
        if self.since is None and self.until is None:
            return True
        if year is None:
            return False
        return (self.since is None or year >= self.since) and (
            self.until is None or year <= self.until
        )

    @property
    def is_derived(self) -> bool:
        """Whether `COLLABORATED_WITH` says the same as the papers that pass this filter."""
        return (
            self.since is None
            and self.until is None
            and self.min_confidence <= 0
            and self.hyperauthor.most_authors == DERIVATION_THRESHOLD
        )


@dataclass(frozen=True, slots=True)
class PathOptions:
    """One search: how many paths, how long, by which weight, over which papers.

    Nobody in `avoid` and everybody in `via` is on a path; `via` names none of the two ends.
    """

    first: int = 3
    max_hops: int = 6
    weight: PathWeight = PathWeight.HOPS
    papers: PaperFilter = field(default_factory=PaperFilter)
    avoid: frozenset[str] = frozenset()
    via: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SearchBudget:
    """What a search may use: seconds, authors looked at, and the size of one statement.

    `authors_per_read` authors are looked at by one statement, which may bring `ties_per_read`.
    All but the seconds bound what is read from Neo4j; in memory authors cost next to nothing.
    """

    seconds: float = 5.0
    authors: int = 20_000
    authors_per_read: int = 1_000
    ties_per_read: int = 100_000
