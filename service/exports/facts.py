"""What exports say, as it comes from the graph."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import quote

Row = Mapping[str, Any]

_IN_PATHS = "/:;@!$&'()*+,=-._~"
"""What a path of an address holds as it is."""


@dataclass(frozen=True, slots=True)
class WriterFacts:
    """Who wrote a paper, by the name that the paper prints."""

    name: str
    orcid: str | None = None


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """A paper; `date` is ISO 8601, cut where it is not known further."""

    id: str
    title: str
    writers: tuple[WriterFacts, ...] = ()
    collectives: tuple[str, ...] = ()
    is_cut: bool = False
    """Whether the list of authors goes on, and nobody knows how."""
    abstract: str | None = None
    date: str | None = None
    type: str | None = None
    venue: str | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    openalex_id: str | None = None
    code_url: str | None = None
    category: str | None = None

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """What `export/list_papers` returns."""
        paper = row["paper"]
        return cls(
            id=paper["id"],
            title=paper["title"],
            writers=tuple(WriterFacts(one["name"], one["orcid"]) for one in row["authors"]),
            collectives=tuple(paper["collectives"] or ()),
            is_cut=bool(paper["authorsTruncated"]),
            abstract=paper["abstract"],
            date=paper["date"],
            type=paper["type"],
            venue=paper["venue"],
            doi=paper["doi"],
            arxiv_id=paper["arxivId"],
            openalex_id=paper["openalexId"],
            code_url=paper["codeUrl"],
            category=row["category"],
        )

    @property
    def date_parts(self) -> tuple[int, ...]:
        """Year, month and day, as far as they are known."""
        return tuple(int(part) for part in self.date.split("-")) if self.date else ()

    @property
    def cited_type(self) -> str:
        """What the paper is where it is cited: one that was taken back is what it was before."""
        if self.type == "retracted":
            return "article" if self.venue else "preprint"
        return self.type or ""

    @property
    def address(self) -> str | None:
        """Where the paper is found."""
        if self.doi:
            return f"https://doi.org/{quote(self.doi, safe=_IN_PATHS)}"
        return f"https://arxiv.org/abs/{self.arxiv_id}" if self.arxiv_id else None


@dataclass(frozen=True, slots=True)
class InstitutionName:
    """An institution in passing."""

    name: str
    ror: str | None = None


@dataclass(frozen=True, slots=True)
class AuthorFacts:
    """An author."""

    id: str
    name: str
    other_names: tuple[str, ...]
    orcid: str | None
    openalex_id: str | None
    institutions: tuple[InstitutionName, ...]

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """What `export/list_authors` returns."""
        author = row["author"]
        return cls(
            author["id"],
            author["name"],
            tuple(name for name in author["nameVariants"] if name != author["name"]),
            author["orcid"],
            author["openalexId"],
            _read_names(row["institutions"]),
        )


@dataclass(frozen=True, slots=True)
class InstitutionFacts:
    """An institution."""

    id: str
    name: str
    other_names: tuple[str, ...]
    ror: str | None
    openalex_id: str | None
    city: str | None
    country: str | None
    type: str | None
    parents: tuple[InstitutionName, ...]

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """What `export/list_institutions` returns."""
        one = row["institution"]
        return cls(
            one["id"],
            one["name"],
            (*(one["acronyms"] or ()), *one["aliases"]),
            one["ror"],
            one["openalexId"],
            one["city"],
            one["country"],
            one["type"],
            _read_names(row["parents"]),
        )


def _read_names(rows: Sequence[Row]) -> tuple[InstitutionName, ...]:
    return tuple(InstitutionName(row["name"], row["ror"]) for row in rows)
