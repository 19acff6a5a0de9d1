"""What the author linker looks at, and what it decides."""

from dataclasses import dataclass, field

from ingest.linkers.names import PersonName


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """One name on one paper, or the owner of one page (then `paper` is None).

    Two mentions are equal only where they are the same object: a set of co-authors is never hashed.

    `coauthors` are the other names on the paper by family name and initial, `coauthor_names` those
    with a given name in full (`teams.find_teams` makes both). `words` are the telling words of the
    title, `venue_words` those of the volume or venue, `affiliations` folded texts, `ids` the
    person's ids with their scheme ("orcid:…"). `pages` are the profiles whose owner this mention
    is. `inferred` marks an owner whose name the paper's cut list lacks; `page_named` is False where
    the page itself prints no name.
    """

    key: str
    name: PersonName
    paper: str | None = None
    position: int | None = None
    coauthors: frozenset[str] = frozenset()
    coauthor_names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    year: int | None = None
    venue: str | None = None
    venue_words: frozenset[str] = frozenset()
    affiliations: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
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
