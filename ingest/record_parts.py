"""Parts of a record that only structured sources give: who stood where, and where they worked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InstitutionRef:
    """An institution as a source names it beside an affiliation; ids are bare."""

    name: str | None = None
    ror: str | None = None
    openalex_id: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Affiliation:
    """One affiliation: its printed text, the institutions its source found in it, the years."""

    text: str | None = None
    institutions: tuple[InstitutionRef, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Authorship:
    """One name on one paper, with what its source says beyond the printed name.

    `source_ids` are ids of the person with a prefix (`dblp:Wei Wang 0001`). `collective` marks a
    group that stands in the list as an author: a collaboration, a consortium.
    """

    name: str
    given: str | None = None
    family: str | None = None
    orcid: str | None = None
    openalex_id: str | None = None
    source_ids: tuple[str, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    collective: bool = False
