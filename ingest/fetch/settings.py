"""Where one paper or author is fetched from, how fast, and who asks."""

from dataclasses import dataclass
from pathlib import Path

DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Service:
    """A service's address, and the seconds that it wants between two requests."""

    address: str
    interval: float


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Settings of the client; `mailto` is the address that services may write to.

    Answers are kept in the file `cache` for `keep` seconds. `openalex_key` is sent to OpenAlex
    only and is never kept. A service that wants more than `longest_wait` seconds between two
    attempts is given up.
    """

    cache: Path
    mailto: str | None = None
    openalex_key: str | None = None
    crossref: Service = Service("https://api.crossref.org", 0.2)
    openalex: Service = Service("https://api.openalex.org", 0.15)
    # arXiv asks for one request in three seconds
    arxiv: Service = Service("https://export.arxiv.org", 3.0)
    keep: float = 30 * DAY
    attempts: int = 6
    first_wait: float = 1.0
    longest_wait: float = 120.0
    timeout: float = 30.0
    fresh: bool = False
    """Ask again for what is kept already."""
