"""What the author linker looks at, and what it decides."""

from dataclasses import dataclass, field

from ingest.linkers.names import PersonName


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """One name on one paper, or the owner of one page (then `paper` is None).

    Two mentions are equal only where they are the same object: a set of 3,000 co-authors is
    never hashed.

    `coauthors` are the blocks of the other names on the paper. `pages` are the profiles whose
    owner this mention is. `inferred` marks an owner whose name the paper's cut list lacks;
    `page_named` is False where the page itself prints no name.
    """

    key: str
    name: PersonName
    paper: str | None = None
    coauthors: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    inferred: bool = False
    page_named: bool = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why one mention belongs to its cluster: how sure, and the reasons in words."""

    mention: Mention
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions that are taken for one person, in the order of their keys."""

    judgements: tuple[Judgement, ...] = field(default_factory=tuple)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions without the reasons."""
        return tuple(judgement.mention for judgement in self.judgements)
