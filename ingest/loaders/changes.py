"""What one batch changes in the graph, as rows for the statements that write it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PaperAuthors:
    """Everybody on one paper as it will be, and the paper's own author count."""

    paper: str
    authors: tuple[str, ...]
    author_count: int


@dataclass(frozen=True, slots=True)
class ComponentChanges:
    """Old component ids with the new ones, and authors whose ids are set one by one."""

    components: tuple[Row, ...] = ()
    authorship_components: tuple[Row, ...] = ()
    authors: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything changes."""
        return bool(self.components or self.authorship_components or self.authors)


@dataclass(slots=True)
class Changes:
    """Rows by statement, and the ids for which derived values are computed anew.

    `new` are the ids of papers, entries and authors that the graph does not have, as its look-ups
    have shown: they, and what hangs on them, are created without another look, and so are
    `new_authorships`, `new_collaborations` and `citations`. `newcomers` are new authors of whom the
    batch counts itself what `counted_authors` and `affiliations` have the graph count. `pairs` are
    those whose collaboration the graph derives itself. By what curators decide, ids stop
    (`returned_ids`) and begin (`redirects`) to answer for another author.
    """

    new: set[str] = field(default_factory=set)
    merged_papers: list[Row] = field(default_factory=list)
    stale_papers: list[str] = field(default_factory=list)
    stale_records: list[str] = field(default_factory=list)
    papers: list[Row] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)
    identifiers: list[Row] = field(default_factory=list)
    citations: list[Row] = field(default_factory=list)
    stale_citations: list[Row] = field(default_factory=list)
    profiles: list[Row] = field(default_factory=list)
    authors: list[Row] = field(default_factory=list)
    stale_authorships: list[Row] = field(default_factory=list)
    new_authorships: list[Row] = field(default_factory=list)
    authorships: list[Row] = field(default_factory=list)
    merged_authors: list[Row] = field(default_factory=list)
    stale_profiles: list[str] = field(default_factory=list)
    stale_authors: list[str] = field(default_factory=list)
    author_profiles: list[Row] = field(default_factory=list)
    bridges: list[Row] = field(default_factory=list)
    stale_bridges: list[Row] = field(default_factory=list)
    decisions: list[Row] = field(default_factory=list)
    decided_authors: list[Row] = field(default_factory=list)
    returned_ids: list[str] = field(default_factory=list)
    redirects: list[Row] = field(default_factory=list)
    categories: list[Row] = field(default_factory=list)
    filings: list[Row] = field(default_factory=list)
    topics: list[Row] = field(default_factory=list)
    topic_parents: list[Row] = field(default_factory=list)
    subjects: list[Row] = field(default_factory=list)
    institutions: list[Row] = field(default_factory=list)
    merged_institutions: list[Row] = field(default_factory=list)
    institution_parents: list[Row] = field(default_factory=list)
    withdrawn_institutions: list[Row] = field(default_factory=list)
    origins: list[Row] = field(default_factory=list)
    affiliations: list[Row] = field(default_factory=list)
    newcomers: list[Row] = field(default_factory=list)
    new_collaborations: list[Row] = field(default_factory=list)
    collaborations: list[Row] = field(default_factory=list)
    stale_collaborations: list[Row] = field(default_factory=list)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    counted_authors: set[str] = field(default_factory=set)
    counted_topics: set[str] = field(default_factory=set)
    counted_institutions: set[str] = field(default_factory=set)
    components: ComponentChanges = field(default_factory=ComponentChanges)

    def take_institutions(self) -> tuple[list[Row], list[Row]]:
        """Give the institutions to write, and those that go into others; each of them once."""
        taken = self.institutions, self.merged_institutions
        self.institutions, self.merged_institutions = [], []
        return taken

    def list_altered(self) -> Iterator[Row]:
        """Give every authorship that comes, changes or goes."""
        yield from self.new_authorships
        yield from self.authorships
        yield from self.stale_authorships
