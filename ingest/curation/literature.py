"""Who wrote what with whom, in memory: whole numbers in arrays, some bytes an authorship."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.store.database import Database

_PAGE = 5_000


@dataclass(slots=True)
class Literature:
    """Papers with their teams; authors and papers are numbers in the order of reading.

    Papers with a larger team than the threshold are counted in `large` and left out.
    """

    papers: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    large: int = 0
    _numbers: dict[str, int] = field(default_factory=dict)
    _members: "array[int]" = field(default_factory=lambda: array("I"))
    _ends: "array[int]" = field(default_factory=lambda: array("Q", [0]))
    _written: "array[int]" = field(default_factory=lambda: array("I"))
    _written_ends: "array[int]" = field(default_factory=lambda: array("Q"))

    def team(self, paper: int) -> Sequence[int]:
        """Give everybody on the paper."""
        return self._members[self._ends[paper] : self._ends[paper + 1]]

    def papers_of(self, author: int) -> Sequence[int]:
        """Give the papers of the author."""
        return self._written[self._written_ends[author] : self._written_ends[author + 1]]

    def find(self, author: str) -> int | None:
        """Give the number of an author; None for one who is on no paper that counts."""
        return self._numbers.get(author)

    def coauthors(self, author: int) -> set[int]:
        """Give everybody who is on a paper with the author."""
        found = {one for paper in self.papers_of(author) for one in self.team(paper)}
        return found - {author}

    def add(self, paper: str, team: Sequence[str]) -> None:
        """Take a paper in."""
        self.papers.append(paper)
        for author in team:
            number = self._numbers.setdefault(author, len(self.authors))
            if number == len(self.authors):
                self.authors.append(author)
            self._members.append(number)
        self._ends.append(len(self._members))

    def close(self) -> None:
        """Say by author what was said by paper."""
        counts = array("Q", bytes(8 * (len(self.authors) + 1)))
        for author in self._members:
            counts[author + 1] += 1
        for number in range(1, len(counts)):
            counts[number] += counts[number - 1]
        self._written_ends = counts
        places = array("Q", counts)
        self._written = array("I", bytes(4 * len(self._members)))
        for paper in range(len(self.papers)):
            for author in self.team(paper):
                self._written[places[author]] = paper
                places[author] += 1


def read_literature(database: Database, threshold: int) -> Literature:
    """Read every paper with at most `threshold` authors, in one pass over the graph."""
    literature = Literature()
    after, page = "", _PAGE
    while page == _PAGE:
        rows = database.run_named(
            "curation/list_teams", after=after, first=_PAGE, threshold=threshold
        )
        page = len(rows)
        for row in rows:
            after = row["paper"]
            literature.large += row["large"]
            if row["authors"]:
                literature.add(row["paper"], row["authors"])
    literature.close()
    return literature


@dataclass(frozen=True, slots=True)
class NamedAuthor:
    """An author's id, the name to display, and its block."""

    id: str
    name: str
    key: str


def read_names(database: Database) -> Iterator[NamedAuthor]:
    """Give every author, in one pass over the graph."""
    after, page = "", _PAGE
    while page == _PAGE:
        rows = database.run_named("curation/list_names", after=after, first=_PAGE)
        page = len(rows)
        for row in rows:
            after = row["id"]
            yield NamedAuthor(row["id"], row["name"], row["nameKey"])
