"""Two authors with their joint papers, as the GraphQL types show them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.paths.evidence import Hop, JointPaper
from graph.paths.options import PaperFilter
from graph.query.cursor import decode_cursor, encode_cursor
from service.graphql.fields import NodeRef
from service.graphql.types.read_page import ReadEdge, ReadPage, show_page


@dataclass(frozen=True, slots=True)
class AnsweredPaperEdge(ReadEdge):
    """As `HopPaperEdge`."""

    confidence: float


@dataclass(frozen=True, slots=True)
class AnsweredHop:
    """As `Hop`."""

    from_: NodeRef
    to: NodeRef
    paper_count: int
    strength: float
    first_year: int | None
    last_year: int | None
    confidence: float
    doubtful: bool
    joint: tuple[JointPaper, ...]
    scope: str

    def page(self, first: int, after: str | None) -> ReadPage:
        """At most `first` joint papers behind the cursor `after`."""
        before = 0 if after is None else count_up_to(after, self.scope, self.joint)
        papers = self.joint[before : before + first]
        return show_page(
            [self._edge(paper) for paper in papers],
            before=before,
            has_next=before + len(papers) < len(self.joint),
            total=len(self.joint),
        )

    def _edge(self, paper: JointPaper) -> AnsweredPaperEdge:
        cursor = paper_cursor(self.scope, paper)
        return AnsweredPaperEdge(cursor, NodeRef(paper.id), paper.confidence)


def show_hop(
    hop: Hop, papers: PaperFilter, refer: Callable[[str], NodeRef] = NodeRef
) -> AnsweredHop:
    """The hop in the API's words; cursors of its papers hold for the same filter alone.

    `refer` makes the references to its authors.
    """
    return AnsweredHop(
        refer(hop.start),
        refer(hop.goal),
        len(hop.papers),
        hop.strength,
        hop.first_year,
        hop.last_year,
        hop.confidence,
        hop.is_doubtful,
        hop.papers,
        f"hop {hop.start} {hop.goal} {papers}",
    )


def paper_cursor(scope: str, paper: JointPaper) -> str:
    """The cursor of a paper in a list that has the newest first."""
    return encode_cursor(scope, [paper.date or "", paper.id])


def count_up_to(after: str, scope: str, papers: Iterable[JointPaper]) -> int:
    """How many of the papers stand up to a cursor, also where its own paper has gone."""
    date, id_ = decode_cursor(after, scope, length=2)
    return sum(_is_up_to(paper, str(date), str(id_)) for paper in papers)


def _is_up_to(paper: JointPaper, date: str, id_: str) -> bool:
    """Whether the paper stands at or before a place in the order: newest first, then by id."""
    own = paper.date or ""
    return own > date or (own == date and paper.id <= id_)
